#!/bin/sh
# Turns content into an index that can be shipped: check, build, build again and compare, pack.
# Needs no network. Ends with 1 if the content would search badly, with 2 if something failed; in both cases the
# artifact of the run before stays as it is.
#
#   recipes/ci.sh [ROOT]...          what to index [content]
#
#   TIMRA=timra                      the program
#   INDEX=index                      where the index is kept; cache this directory between runs
#   ARTIFACT=search-index.tar.gz     what to ship
#   CHECK_FORMAT=text                text, json, github or sarif
#   CHECK_OUTPUT=                    a file for the findings, if not standard output
#   CHECK_ARGS=                      more arguments for `timra check`: "--deny broken-link --allow near-copy"
set -eu

timra=${TIMRA:-timra}
index=${INDEX:-index}
artifact=${ARTIFACT:-search-index.tar.gz}
format=${CHECK_FORMAT:-text}
[ "$#" -gt 0 ] || set -- content

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 2' HUP INT TERM

say() { printf '%s\n' "$*" >&2; }

say "== check"
status=0
# The arguments are words on purpose.
# shellcheck disable=SC2086
"$timra" check "$@" --format "$format" ${CHECK_ARGS:-} >"$scratch/findings" || status=$?
if [ -n "${CHECK_OUTPUT:-}" ]; then
    cp "$scratch/findings" "$CHECK_OUTPUT"
else
    cat "$scratch/findings"
fi
if [ "$status" -ne 0 ]; then
    say "the content is not indexed: see the findings above"
    exit "$status"
fi

say "== build"
"$timra" index "$@" --index "$index"

say "== compare with a build from nothing"
"$timra" index "$@" --index "$scratch/again" --full
digest() { "$timra" stats --index "$1" --format json | sed -n 's/^ *"digest": *"\([^"]*\)".*/\1/p'; }
ours=$(digest "$index")
again=$(digest "$scratch/again")
if [ -z "$ours" ]; then
    say "this timra knows no digests, so the builds were not compared"
elif [ "$ours" != "$again" ]; then
    say "two builds of the same content differ: $ours and $again; rebuild the index with \`timra index --full\`"
    exit 2
fi

say "== pack"
# The same index gives the same bytes; the artifact appears whole or not at all.
tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -C "$index" -cf "$scratch/index.tar" .
gzip -n -9 "$scratch/index.tar"
mv "$scratch/index.tar.gz" "$artifact.part"
mv "$artifact.part" "$artifact"
say "$artifact is ready"
