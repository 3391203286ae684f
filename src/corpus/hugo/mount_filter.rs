//! Which files of a mount are mounted: `files`, and in older configurations `includeFiles` and `excludeFiles`.

use crate::front_matter::Glob;
use crate::settings::Tree;

/// Patterns of paths that decide which files of a mounted directory are mounted; without patterns all are.
#[derive(Debug, Clone, Default)]
pub(crate) struct MountFilter {
    /// Whether what matches is mounted: the first pattern that matches decides.
    patterns: Vec<(bool, Glob)>,
    /// Directories on the way to what may be mounted.
    ways: Vec<Glob>,
}

impl MountFilter {
    /// The filter of a mount. A pattern that cannot be used is reported to `wrong` and fits nothing.
    pub(crate) fn new(mount: &Tree, wrong: &mut dyn FnMut(&str)) -> MountFilter {
        let listed = |key: &str| match mount.get(key) {
            Some(Tree::Text(pattern)) => vec![pattern.clone()],
            Some(list) => list.items().iter().filter_map(Tree::text).collect(),
            None => Vec::new(),
        };
        let mut filter = MountFilter::default();
        for pattern in listed("excludefiles") {
            filter.add(false, &pattern, wrong);
        }
        for pattern in listed("includefiles") {
            filter.add(true, &pattern, wrong);
        }
        for pattern in listed("files") {
            match pattern.strip_prefix("! ") {
                Some(pattern) => filter.add(false, pattern, wrong),
                None => filter.add(true, &pattern, wrong),
            }
        }
        filter
    }

    fn add(&mut self, is_in: bool, pattern: &str, wrong: &mut dyn FnMut(&str)) {
        let rooted = format!("/{}", pattern.trim_start_matches('/'));
        let Some(glob) = Glob::new(&rooted) else { return wrong(pattern) };
        self.patterns.push((is_in, glob));
        if is_in {
            let ends = rooted.match_indices('/').skip(1).map(|(at, _)| &rooted[..at]);
            self.ways.extend(ends.filter_map(Glob::new));
        }
    }

    /// Whether the filter mounts all files.
    pub(crate) fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// Whether the file at `path`, below the mounted directory and with `/`, is mounted: a directory that is left out
    /// is left out with all that is in it.
    pub(crate) fn keeps(&self, path: &str) -> bool {
        let path = format!("/{path}");
        let mut dirs = path.match_indices('/').skip(1).map(|(at, _)| &path[..at]);
        dirs.all(|dir| self.is_in(dir).unwrap_or_else(|| self.is_way(dir)))
            && self.is_in(&path).unwrap_or(!self.has_wanted())
    }

    fn is_in(&self, path: &str) -> Option<bool> {
        self.patterns.iter().find(|(_, glob)| glob.is_match(path)).map(|(is_in, _)| *is_in)
    }

    fn is_way(&self, dir: &str) -> bool {
        !self.has_wanted() || self.ways.iter().any(|glob| glob.is_match(dir))
    }

    /// Whether only what some pattern names is mounted.
    fn has_wanted(&self) -> bool {
        self.patterns.iter().any(|(is_in, _)| *is_in)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Notation;

    const FILES: [&str; 6] =
        ["a.md", "nhap/b.md", "nhap/sub/c.md", "sub/nhap/e.md", "Upper/F.md", "x.draft.md"];

    /// Each is what Hugo 0.168.0 publishes, those with `includeFiles` and `excludeFiles` what older ones did.
    #[test]
    fn what_is_mounted() {
        for (yaml, kept) in [
            ("files: []", &[0, 1, 2, 3, 4, 5][..]),
            ("files: ['! nhap/**']", &[0, 3, 4, 5]),
            ("files: '! nhap/**'", &[0, 3, 4, 5]),
            ("files: ['! /nhap/**']", &[0, 3, 4, 5]),
            ("files: ['! nhap']", &[0, 3, 4, 5]),
            ("files: ['! nhap/']", &[0, 1, 2, 3, 4, 5]),
            ("files: ['! nhap/*']", &[0, 3, 4, 5]),
            ("files: ['!nhap/**']", &[]),
            ("files: ['! **/nhap/**']", &[0, 1, 2, 4, 5]),
            ("files: ['nhap/**']", &[1, 2]),
            ("files: ['nhap']", &[]),
            ("files: ['nhap/**', '! nhap/sub/**']", &[1, 2]),
            ("files: ['! nhap/sub/**', 'nhap/**']", &[1]),
            ("files: ['! nhap', 'nhap/b.md']", &[]),
            ("files: ['**', '! nhap/**']", &[0, 1, 2, 3, 4, 5]),
            ("files: ['! **.draft.md']", &[0, 1, 2, 3, 4]),
            ("files: ['**.md']", &[0, 5]),
            ("files: ['**/e.md']", &[3]),
            ("files: ['sub/**/e.md', 'nhap/**']", &[1, 2, 3]),
            ("files: ['upper/**', '{a,x.draft}.md']", &[0, 4, 5]),
            ("includeFiles: nhap/*", &[1]),
            ("excludeFiles: [nhap, upper/f.md]", &[0, 3, 5]),
            ("{excludeFiles: ['nhap/sub'], includeFiles: ['nhap/**']}", &[1]),
        ] {
            let filter = MountFilter::new(&Notation::Yaml.read(yaml).expect("YAML"), &mut |_| {});
            let found: Vec<usize> = (0..FILES.len()).filter(|at| filter.keeps(FILES[*at])).collect();
            assert_eq!(found, kept, "{yaml}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_told() {
        let mut told = Vec::new();
        let mount = Notation::Yaml.read("files: ['! [', 'a.md']").expect("YAML");
        let filter = MountFilter::new(&mount, &mut |pattern| told.push(pattern.to_owned()));
        assert_eq!(told, ["["]);
        assert!(filter.keeps("a.md") && !filter.keeps("nhap/b.md"));
    }
}
