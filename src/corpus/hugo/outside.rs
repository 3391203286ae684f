//! Content that a configuration has from outside its project.

use super::config_files::ConfigFiles;
use super::content_dir::clean;
use crate::settings::Tree;
use crate::{Diagnostic, DiagnosticKind};

/// Reports which content directories lie outside the project of this configuration. Content outside a root is never
/// read.
pub(crate) fn look_outside(files: &ConfigFiles, diagnostics: &mut Vec<Diagnostic>) {
    let languages = files.tree.get("languages").map_or(&[][..], Tree::entries);
    let of_languages = languages.iter().map(|(_, own)| own);
    let content_dirs =
        [&files.tree].into_iter().chain(of_languages).filter_map(|tree| tree.get("contentdir")?.text());
    let mounts = files.tree.at(&["module", "mounts"]).map_or(&[][..], Tree::items);
    let sources = mounts.iter().filter_map(|mount| {
        let target = clean(&mount.get("target")?.text()?)?;
        mount.get("source")?.text().filter(|_| target.split('/').next() == Some("content"))
    });
    for dir in content_dirs.chain(sources).filter(|dir| clean(dir).is_none()) {
        let what = format!("the content directory `{dir}` lies outside the project and was left out");
        let wrong = Diagnostic::new(DiagnosticKind::LeftOut, what).in_file(files.main());
        diagnostics.push(wrong.hint("name it as a root of its own to read it"));
    }
}
