//! The search box in a real browser: the tests in `tests/browser` and `tests/themes`, which run on Node.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::corpus::hugo::hugo;

#[test]
fn the_search_box_in_a_browser() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    let chromium = std::env::var_os("CHROMIUM").map_or_else(|| "/usr/bin/chromium".into(), PathBuf::from);
    let node = Command::new("node").arg("--version").stdout(Stdio::null()).status();
    for (is_there, what) in [
        (node.is_ok(), "there is no `node` on the PATH".to_owned()),
        (chromium.is_file(), format!("there is no {}; CHROMIUM may name another", chromium.display())),
        (folder.join("node_modules").is_dir(), "run `npm ci` in tests/browser first".to_owned()),
    ] {
        if !is_there {
            eprintln!("skipped the browser tests: {what}");
            return;
        }
    }
    let Some(hugo) = hugo() else { return };
    let output = Command::new("node")
        .args(["--test", "--test-reporter=spec"])
        .args(["all.test.mjs", "files.test.mjs", "worker.test.mjs", "../themes/themes.test.mjs"])
        .current_dir(folder)
        .env("TIMRA", env!("CARGO_BIN_EXE_timra"))
        .env("HUGO", hugo.program)
        .env("CHROMIUM", chromium)
        .output()
        .expect("node runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
}
