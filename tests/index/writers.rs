//! More than one at the same index.

use std::fs;

use crate::cli::workplace::Workplace;

#[test]
fn a_second_build_is_told_to_wait_and_readers_are_not_disturbed() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let before = place.found(&["blue green"]);
    let lock = fs::File::options().write(true).open(place.path("index/.lock")).expect("a lock");
    lock.lock().expect("locked, as by a build");
    place.timra(&["index", "--full"]).exits(2).says(&["another build", "wait"]);
    assert_eq!(place.found(&["--frozen", "blue green"]), before);
    drop(lock);
    place.timra(&["index", "--full"]).exits(0);
}

#[test]
#[cfg(unix)]
fn whoever_may_read_the_directory_may_read_the_index() {
    use std::os::unix::fs::PermissionsExt;
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    // Whatever the umask of this run, a plain new file is the measure.
    place.write("plain", "");
    let mode = |path: &std::path::Path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    let plain = mode(&place.path("plain"));
    let mut files = 0;
    for entry in walkdir::WalkDir::new(place.path("index")).into_iter().flatten() {
        if entry.file_type().is_file() {
            files += 1;
            assert_eq!(mode(entry.path()), plain, "{}", entry.path().display());
        }
    }
    assert!(files > 7);
}
