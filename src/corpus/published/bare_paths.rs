//! Where generators publish the pages of a directory of Markdown.

use unicode_normalization::UnicodeNormalization;

use crate::of_bare_path;

/// The paths at which the page of the file at `path` may stand below the directory that its site is published to: as a
/// file or a directory of its name, with its language in front where its name says one.
pub(crate) fn paths_of_bare(path: &str) -> Vec<String> {
    let path: String = path.nfc().collect();
    let stem = path.rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem);
    let (language, key) = of_bare_path(&path);
    let mut stems = vec![stem.to_owned()];
    if let Some(language) = language.filter(|language| stem.ends_with(&format!(".{language}"))) {
        stems.extend([format!("{language}/{key}"), key]);
    }
    stems.iter().flat_map(|stem| of_stem(stem)).collect()
}

fn of_stem(stem: &str) -> Vec<String> {
    let (dir, name) = stem.rsplit_once('/').map_or(("", stem), |(dir, name)| (dir, name));
    let page_of_dir = if dir.is_empty() { "index.html".to_owned() } else { format!("{dir}/index.html") };
    let mut paths = vec![format!("{stem}.html"), format!("{stem}/index.html")];
    if matches!(name.to_lowercase().as_str(), "index" | "_index" | "readme") {
        paths.insert(0, page_of_dir);
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::paths_of_bare;

    #[test]
    fn a_page_is_a_file_or_a_directory_of_its_name() {
        assert_eq!(paths_of_bare("a/b.md"), ["a/b.html", "a/b/index.html"]);
        assert_eq!(paths_of_bare("a/README.md")[0], "a/index.html");
        assert_eq!(paths_of_bare("index.md")[0], "index.html");
        assert_eq!(paths_of_bare("vi/b.md"), ["vi/b.html", "vi/b/index.html"]);
        let paths = paths_of_bare("a/b.vi.md");
        assert!(paths.contains(&"vi/a/b/index.html".to_owned()) && paths.contains(&"a/b.vi.html".to_owned()));
    }
}
