//! Leaf bundles: directories whose files belong to one page.

use std::collections::HashSet;

use crate::hugo::SiteLanguage;
use crate::{ContentPath, Diagnostic, DiagnosticKind, PageKind, SourceFile};

/// Marks the files in the directory of a leaf bundle, beside or below its `index`: Hugo makes no pages of them.
pub(crate) fn mark_bundled(
    files: &mut [SourceFile],
    languages: &[SiteLanguage],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let path = |file: &SourceFile| ContentPath::new(&file.inside, languages);
    let bundles: HashSet<String> = files.iter().map(path).filter(is_bundle).map(|path| path.dir).collect();
    for file in files.iter_mut() {
        let path = path(file);
        // The bundle's own page is in the bundle's directory, and so in no bundle above it.
        let mut above = if is_bundle(&path) { upwards(&path.dir) } else { Some(path.dir.as_str()) };
        while let Some(dir) = above {
            file.bundled |= bundles.contains(dir);
            above = upwards(dir);
        }
    }
    if let Some(top) = files.iter().find(|file| is_bundle(&path(file)) && path(file).dir.is_empty()) {
        let what = format!(
            "`index.md` makes all the content one bundle, so Hugo publishes none of the {} other pages",
            files.iter().filter(|file| file.bundled).count()
        );
        let wrong = Diagnostic::new(DiagnosticKind::LeftOut, what).hint("call it `_index.md`");
        diagnostics.push(wrong.in_file(&top.full_path));
    }
}

fn is_bundle(path: &ContentPath) -> bool {
    path.kind == PageKind::Bundle || (path.kind == PageKind::Home && path.base.eq_ignore_ascii_case("index"))
}

/// The directory above `dir`; the empty path is the top, and has none above.
pub(crate) fn upwards(dir: &str) -> Option<&str> {
    if dir.is_empty() { None } else { Some(dir.rsplit_once('/').map_or("", |(above, _)| above)) }
}
