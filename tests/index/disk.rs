//! Disks that are full, or that nobody can write to.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::cli::workplace::Workplace;

/// A small filesystem in memory, for as long as it is held.
struct SmallDisk<'a>(&'a Path);

impl SmallDisk<'_> {
    /// `None` where this run may not mount.
    fn mount(at: &Path, bytes: u64) -> Option<SmallDisk<'_>> {
        fs::create_dir_all(at).expect("a directory");
        let options = format!("size={bytes}");
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(at).output();
        done.is_ok_and(|done| done.status.success()).then_some(SmallDisk(at))
    }

    fn change(&self, option: &str) {
        let options = format!("remount,{option}");
        let done = Command::new("mount").args(["-o", &options]).arg(self.0).status().expect("mount starts");
        assert!(done.success());
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[test]
fn a_full_disk_leaves_the_index_as_it_was() {
    let place = Workplace::with_sample();
    let at = place.path("index");
    let Some(disk) = SmallDisk::mount(&at, 64 << 20) else {
        eprintln!("skipped: a full disk, because mounting a tmpfs is not allowed here");
        return;
    };
    place.timra(&["index"]).exits(0);
    let before = place.found(&["--frozen", "blue green"]);
    let used: u64 = walkdir::WalkDir::new(&at)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.metadata().ok())
        .filter(|file| file.is_file())
        .map(|file| file.len().div_ceil(4096) * 4096)
        .sum();
    let (mut failed, mut done) = (0, 0);
    for step in 0..20 {
        disk.change(&format!("size={}", used + 4096 + step * used / 12));
        // Every other build goes on from the one before.
        place.write("content/1-Worklog/round.md", format!("# Round\n\nQuokka number{step} smiles.\n"));
        let ran = place.timra(if step % 2 == 0 { &["index", "--full"] } else { &["index"] });
        assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
        if ran.stderr.contains("timra: ") {
            failed += 1;
            ran.exits(2).says(&["No space left"]);
        } else {
            done += 1;
            ran.exits(0);
        }
        assert_eq!(place.found(&["--frozen", "blue green"]), before);
        assert_eq!(timra_format::check(&at).expect("an index"), []);
    }
    assert!(failed > 3 && done > 0, "{failed} failed, {done} were done");
    drop(disk);
}

#[test]
fn an_index_that_nobody_can_write_to_is_searched_and_checked() {
    let place = Workplace::with_sample();
    let at = place.path("index");
    let Some(disk) = SmallDisk::mount(&at, 64 << 20) else {
        eprintln!("skipped: a disk that is read only, because mounting a tmpfs is not allowed here");
        return;
    };
    place.timra(&["index"]).exits(0);
    let before = place.found(&["--frozen", "blue green"]);
    disk.change("ro");
    assert_eq!(place.found(&["--frozen", "blue green"]), before);
    assert_eq!(place.found(&["blue green"]), before);
    assert_eq!(timra_format::check(&at).expect("an index"), []);
    place.timra(&["index", "--full"]).exits(2).says(&["Read-only file system"]);
    drop(disk);
}
