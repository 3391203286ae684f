//! Content that a configuration has from outside its project.

use super::config::clean;
use super::config_files::ConfigFiles;
use crate::Warning;
use crate::settings::Tree;

/// Says which content directories lie outside the project of this configuration: content outside a root is never read.
pub fn warn_of_outside(files: &ConfigFiles, warn: &mut Vec<Warning>) {
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
        warn.push(Warning {
            path: files.files.first().cloned().unwrap_or_default(),
            line: None,
            kind: "left-out",
            message: format!(
                "the content directory `{dir}` lies outside the project and was left out; name it as a root of its own to read it"
            ),
        });
    }
}
