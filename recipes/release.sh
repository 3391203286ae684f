#!/bin/sh
# Builds timra for others: no path of this machine stands in the binary, and the same commit gives the same bytes
# wherever it is checked out.
#
#   recipes/release.sh                                  target/release/timra
#   recipes/release.sh install --locked --path .        any other command of cargo
#
# A plain `cargo build --release` or `cargo install --path .` works as well; its binary holds the paths of your own
# copies of the crates, as those of most Rust programs do.
set -eu
cd "$(dirname "$0")/.."

[ "$#" -gt 0 ] || set -- build --locked --release --bin timra

flags=${CARGO_ENCODED_RUSTFLAGS:-}
c_flags=${CFLAGS:-}
# What is said later counts more, so the more particular path comes last.
called() {
    flags=$flags${flags:+$(printf '\037')}--remap-path-prefix=$1=$2
    c_flags="$c_flags -ffile-prefix-map=$1=$2"
}
called "$(rustc --print sysroot)" /rust
called "${CARGO_HOME:-$HOME/.cargo}" /cargo
called "$PWD" /timra
called "$(pwd -P)" /timra
called "${CARGO_TARGET_DIR:-$PWD/target}" /timra/target

CARGO_ENCODED_RUSTFLAGS=$flags CFLAGS=$c_flags exec cargo "$@"
