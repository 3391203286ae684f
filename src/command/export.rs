//! `timra export`: content, or an index → a search bundle for a static site.

use std::path::Path;

use timra_bundle::{ExportError, Exported, ForBrowsers};
use timra_format::{Manifest, OpenIndex};
use timra_language::dictionary::DictionaryPlaces;

use super::box_files::BOX_FILES;
use super::dict::dictionaries_here;
use super::{Failure, Outcome, engine_file, index, up_to_date};
use crate::cli::{DictionaryArgs, ExportArgs, IndexArgs, IndexDir};

/// Bytes of a bundle from which a browser waits long for its first answer.
const LARGE: u64 = 12 << 20;

/// The script that the box asks a bundle with.
const ASKS: (&str, &str) = ("bundle.js", include_str!("../../web/bundle.js"));

/// Writes the bundle of the content that is named, or of the index.
pub(crate) fn export(args: &ExportArgs, named: &DictionaryArgs) -> Result<Outcome, Failure> {
    let IndexArgs { roots, jsonl, hugo, index: at, .. } = &args.content;
    let names_content = !roots.is_empty() || !jsonl.is_empty() || hugo.published.is_some();
    let for_bundle =
        ForBundle { to: &args.to, engine: args.engine.as_deref(), left_out: dictionaries_here(named)? };
    if names_content {
        for_bundle.of_content(&args.content)?;
    } else {
        for_bundle.of_index(at)?;
    }
    Ok(Outcome::Done)
}

/// What a bundle is written with, and where.
pub(crate) struct ForBundle<'a> {
    /// Directory of the bundle.
    pub to: &'a Path,
    /// The engine that the command names.
    pub engine: Option<&'a Path>,
    /// The dictionaries that are here. A browser has none, so that the text of a bundle is cut without them.
    pub left_out: DictionaryPlaces,
}

impl ForBundle<'_> {
    /// Writes the bundle of content. The index of it stays only where `content` says so.
    pub(crate) fn of_content(&self, content: &IndexArgs) -> Result<(), Failure> {
        if content.index.dir.is_some() {
            index(content)?;
            return self.write(&content.index.path());
        }
        let place = tempfile::tempdir()?;
        let at = IndexDir { dir: Some(place.path().join("index")) };
        index(&IndexArgs { index: at.clone(), ..content.clone() })?;
        self.write(&at.path())
    }

    /// Writes the bundle of an index. One whose words were cut by dictionaries stays as it is, and another is made of its
    /// content.
    fn of_index(&self, at: &IndexDir) -> Result<(), Failure> {
        let dir = at.path();
        if Manifest::read(&dir).is_ok_and(|manifest| !manifest.analysis.dictionaries.is_empty()) {
            let place = tempfile::tempdir()?;
            let without = place.path().join("index");
            if !up_to_date::build_again(&dir, &without)? {
                return Err(ExportError::Dictionaries { path: dir }.into());
            }
            return self.write(&without);
        }
        up_to_date::ensure(at, false)?;
        self.write(&dir)
    }

    /// Writes the bundle of the index in the directory `index`.
    fn write(&self, index: &Path) -> Result<(), Failure> {
        let open = timra_format::open_whole(index)?;
        self.say_what_is_left_out(&open.manifest);
        let exported = self.export(&open, index)?;
        let Exported { description, pieces, bytes, written, removed } = exported;
        let (to, megabytes) = (self.to.display(), bytes as f64 / 1e6);
        say!("{to}: {pieces} pieces, {megabytes:.1} MB; {written} written, {removed} removed");
        if description.engine.is_none() {
            let advice = if engine_file::has_own() {
                ""
            } else {
                "; take a release of timra that brings one, or make one with .ci/wasm and name it with --engine"
            };
            say!("warning: {to}: the bundle has no engine for browsers, so only titles are searched{advice}");
        }
        if bytes > LARGE {
            say!(
                "warning: {to}: so much is slow to search in a browser; `timra serve` answers from a server"
            );
        }
        Ok(())
    }

    fn export(&self, open: &OpenIndex, index: &Path) -> Result<Exported, Failure> {
        let files: Vec<_> = BOX_FILES.iter().copied().chain([ASKS]).collect();
        let with =
            |engines| timra_bundle::export(open, index, self.to, ForBrowsers { engines, files: &files });
        if let Some(path) = self.engine {
            return Ok(with(vec![engine_file::in_file(path)?])?);
        }
        match with(engine_file::all()?) {
            Err(error @ ExportError::Engine { .. }) => say!("warning: {}", Failure::from(error).told()),
            exported => return Ok(exported?),
        }
        Ok(with(Vec::new())?)
    }

    /// Says which dictionaries would have cut text of this index.
    fn say_what_is_left_out(&self, manifest: &Manifest) {
        let has =
            |code: &&str| manifest.languages.keys().any(|tag| timra_language::has_primary_subtag(tag, code));
        let codes: Vec<&str> = self.left_out.keys().copied().filter(has).collect();
        if !codes.is_empty() {
            say!(
                "browsers have no dictionaries, so the words of the bundle are cut without those of {}",
                codes.join(", ")
            );
        }
    }
}
