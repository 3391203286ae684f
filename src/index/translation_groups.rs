//! The versions of pages that differ between languages are laid side by side.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use tantivy::{Index, ReloadPolicy};
use timra_alignment::{SectionOutline, align_sections};
use timra_format::{Sections, TRANSLATION_GROUPS, TranslationGroups};
use xxhash_rust::xxh3::Xxh3;

use crate::error::{Error, Result};

/// Writes the [`TranslationGroups`] of the index in the directory `path`, if it has any.
///
/// # Errors
/// [`Error::Write`] or [`timra_format::Error::Tantivy`] if that cannot be done.
pub(crate) fn write(path: &Path) -> Result<()> {
    let failed =
        |e: tantivy::TantivyError| timra_format::Error::Tantivy { path: path.to_owned(), source: e.into() };
    let groups = groups(&sections(path).map_err(failed)?);
    if groups.is_empty() {
        return Ok(());
    }
    let file = path.join(TRANSLATION_GROUPS);
    fs::write(&file, groups.encode()).map_err(|source| Error::Write { path: file, source })?;
    Ok(())
}

/// What is known of a section.
#[derive(Debug, Clone, Copy)]
struct Numbered {
    /// Number of the translation group by its place on the page.
    group: u64,
    outline: SectionOutline,
    begins_page: bool,
}

/// The sections of the index in the directory `path`, in the order of the content.
fn sections(path: &Path) -> tantivy::Result<Vec<Numbered>> {
    let reader = Index::open_in_dir(path)?
        .reader_builder()
        .reload_policy(ReloadPolicy::Manual)
        .num_warming_threads(0)
        .try_into()?;
    let searcher = reader.searcher();
    let numbers = Sections::new(&searcher)?;
    let none = Numbered { group: 0, outline: SectionOutline::from_number(0), begins_page: true };
    let mut sections = vec![none; numbers.len()];
    for (segment, numbers) in numbers.segments(&searcher) {
        let (groups, outlines) = (segment.fast_fields().u64("twin")?, segment.fast_fields().u64("outline")?);
        let names = segment.fast_fields().bytes("name")?;
        for doc in 0..segment.max_doc() {
            let Some(section) = numbers.of(doc).and_then(|number| sections.get_mut(number as usize)) else {
                continue;
            };
            *section = Numbered {
                group: groups.first(doc).unwrap_or_default(),
                outline: SectionOutline::from_number(outlines.first(doc).unwrap_or_default()),
                // The first section of a page has no name of its own.
                begins_page: names.as_ref().is_none_or(|names| names.ords().first(doc).is_none()),
            };
        }
    }
    Ok(sections)
}

/// The groups that the places of the sections do not tell.
fn groups(sections: &[Numbered]) -> TranslationGroups {
    let mut pages: BTreeMap<u64, Vec<Range<usize>>> = BTreeMap::new();
    let mut first = 0;
    for page in sections.chunk_by(|_, next| !next.begins_page) {
        pages.entry(page[0].group).or_default().push(first..first + page.len());
        first += page.len();
    }
    let mut groups = Vec::new();
    for (page, versions) in pages.into_iter().filter(|(_, versions)| versions.len() > 1) {
        add_page(page, &versions, sections, &mut groups);
    }
    TranslationGroups::new(groups)
}

/// Adds the groups of the sections of a page, which has these versions. The longest version says how many groups there are.
fn add_page(page: u64, versions: &[Range<usize>], sections: &[Numbered], groups: &mut Vec<(u32, u64)>) {
    let outlines = |version: &Range<usize>| -> Vec<SectionOutline> {
        sections[version.clone()].iter().map(|section| section.outline).collect()
    };
    let Some(longest) = versions.iter().rev().max_by_key(|version| version.len()) else { return };
    let of_longest = outlines(longest);
    for (number, version) in (0_u64..).zip(versions).filter(|(_, version)| *version != longest) {
        let of_version = outlines(version);
        // A version that declares no language has no outline: only its places tell.
        if is_unknown(&of_longest) || is_unknown(&of_version) {
            continue;
        }
        let mut translations = vec![None; version.len()];
        for (of_longest, at) in align_sections(&of_longest, &of_version) {
            translations[at] = Some(of_longest);
        }
        for (at, translation) in translations.into_iter().enumerate() {
            let section = version.start + at;
            let group = match translation {
                Some(of_longest) => sections[longest.start + of_longest].group,
                None => alone(page, number, at as u64),
            };
            if group != sections[section].group {
                groups.push((section as u32, group));
            }
        }
    }
}

/// Whether nothing is known of the sections of a page.
fn is_unknown(outlines: &[SectionOutline]) -> bool {
    outlines.len() > 1 && outlines.iter().all(|outline| *outline == SectionOutline::from_number(0))
}

/// The number of the group of a section without a translation: XXH3 (64 bits) of the page, the number of the version and
/// the place of the section.
fn alone(page: u64, version: u64, at: u64) -> u64 {
    let mut hash = Xxh3::new();
    [page, version, at].iter().for_each(|number| hash.update(&number.to_le_bytes()));
    hash.digest()
}
