//! A site's own shortcodes that bring text from elsewhere into a page.

use std::collections::BTreeSet;
use std::path::Path;

use walkdir::WalkDir;

use super::automation::beginning;

/// Where a project has its shortcodes: since Hugo 0.146, and before.
const DIRS: [&str; 2] = ["layouts/_shortcodes", "layouts/shortcodes"];

/// How many of them are looked at.
const MOST_FILES: usize = 1000;

/// What templates read text with, one a line; lines that begin with `#` are comments.
const READING: &str = include_str!("reading.txt");

/// The names of the shortcodes of a project whose templates read files, data or other pages.
pub(crate) fn bringing(project: &Path) -> BTreeSet<String> {
    let reading = || READING.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut names = BTreeSet::new();
    for dir in DIRS.map(|dir| project.join(dir)) {
        let entries = WalkDir::new(&dir).max_depth(4).sort_by_file_name().into_iter().flatten();
        for entry in entries.filter(|entry| entry.file_type().is_file()).take(MOST_FILES) {
            let Ok(below) = entry.path().strip_prefix(&dir) else { continue };
            let name = below.to_string_lossy().replace('\\', "/");
            let name = name.split('.').next().unwrap_or_default().to_owned();
            if beginning(entry.path()).is_some_and(|text| reading().any(|word| text.contains(word))) {
                names.insert(name);
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_that_read_something_are_told() {
        let dir = tempfile::tempdir().expect("a directory");
        for (path, text) in [
            ("layouts/shortcodes/readfile.html", "{{ os.ReadFile (.Get 0) }}"),
            ("layouts/shortcodes/box.html", "<div>{{ .Inner }}</div>"),
            ("layouts/_shortcodes/a/team.html", "{{ range site.Data.team }}{{ .name }}{{ end }}"),
        ] {
            let path = dir.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a directory")).expect("directories");
            std::fs::write(path, text).expect("a file");
        }
        assert_eq!(bringing(dir.path()).into_iter().collect::<Vec<_>>(), ["a/team", "readfile"]);
    }
}
