//! A number for all that a page is made from: the same number, the same page.

use std::fmt::Write as _;

use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use super::Site;
use crate::{CorpusOptions, SourceFile};

impl Site {
    /// A number for all that its pages have in common, `files` being all of them.
    pub fn fingerprint(&self, files: &[SourceFile]) -> u64 {
        of_site(self, files)
    }

    /// A number for the place of a file in the site, which has the [`Site::fingerprint`] `site`, and for what it
    /// inherits: as long as it and the file's bytes are the same, so is its page.
    pub fn place_fingerprint(&self, site: u64, file: &SourceFile) -> u64 {
        of_place(site, file)
    }

    /// A number for a file and its place, which has the [`Site::place_fingerprint`] `place_fingerprint`; `None` if it
    /// cannot be read.
    pub fn file_fingerprint(&self, place_fingerprint: u64, file: &SourceFile) -> Option<u64> {
        of_file(place_fingerprint, file)
    }
}

/// XXH3 (64 bits) of what a site's configuration says and of the files that lend something to other pages. It
/// depends neither on the place of the site on a machine nor on the clock.
fn of_site(site: &Site, files: &[SourceFile]) -> u64 {
    let ids = (site.id_source, site.heading_ids);
    let mut said = format!("{:?} {ids:?} {:?} {:?}", site.hugo, site.words, site.languages);
    if !site.bringing.is_empty() {
        let _ = write!(said, "{:?}", site.bringing);
    }
    said += &site.settings.text();
    if !site.order.is_empty() {
        let _ = write!(said, "{:?}", site.order);
    }
    // What the published pages have in common is a part of each file's own number.
    let options = CorpusOptions { published: None, ..site.options.clone() };
    let _ = write!(said, "{}", serde_json::to_string(&options).unwrap_or_default());
    // Directories with an index page are sections, whose names are in the addresses of pages.
    for file in files.iter().filter(|file| is_index(file)) {
        let _ = writeln!(said, "{}", file.path);
    }
    xxh3_64(said.as_bytes())
}

/// XXH3 (64 bits) of where a file is in a site with the fingerprint `site`, and of what it inherits.
fn of_place(site: u64, file: &SourceFile) -> u64 {
    let SourceFile { path, inside, language, bundled, .. } = file;
    let place = format!("{path}\n{inside}\n{language:?}\n{bundled}\n{}", file.inheritance());
    xxh3_64_with_seed(place.as_bytes(), site)
}

/// XXH3 (64 bits) of a file whose place has the fingerprint `place_fingerprint`; `None` if the file cannot be read.
fn of_file(place_fingerprint: u64, file: &SourceFile) -> Option<u64> {
    // Nothing of it is published.
    if file.bundled {
        return Some(place_fingerprint);
    }
    Some(of_bytes(place_fingerprint, &file.bytes().ok()?))
}

/// XXH3 (64 bits) of the `bytes` of a file whose place has the fingerprint `place_fingerprint`.
pub(crate) fn of_bytes(place_fingerprint: u64, bytes: &[u8]) -> u64 {
    xxh3_64_with_seed(bytes, place_fingerprint)
}

fn is_index(file: &SourceFile) -> bool {
    let name = file.path.rsplit('/').next().unwrap_or_default();
    name.to_lowercase().starts_with("_index.")
}
