//! Collapsing: copies and translations of a section are one result.

use foldhash::{HashMap, HashMapExt};
use timra_rank::Attributes;
use timra_stored::{SKETCH_BITS, are_near};

use super::Searchable;
use super::joined::{Joined, OfResult, ShownAs};
use super::section_relations::SectionRelations;

/// Number of sections that are looked at for copies. Sections after them are not shown.
pub(crate) const LOOKED_AT: usize = 1000;

/// Sections of one page that are shown before sections of other pages go first.
const OF_ONE_PAGE: usize = 3;

/// A result: a section, with those that say the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Collapsed {
    /// The section to show.
    pub section: u32,
    /// Score of the result: that of its best section.
    pub score: f32,
    /// The section that has this score.
    pub scored: u32,
    /// Every other section of the ranking that this result stands for, beside the one that has the score.
    pub joined: OfResult,
}

/// Collapses a ranking, best first. A page with many of the best sections gives way after the first few; its other
/// sections come after those of other pages. Of a section and its translations the one in the query's `own`
/// language is shown. For a lead section without text, the section of the first heading is shown, if `may_show` it.
/// Returns the results, and the sections that were joined to them.
pub(crate) fn collapse<I: Searchable>(
    ranking: &[(u32, f32)],
    own: Option<&str>,
    may_show: impl Fn(u32) -> bool,
    index: &I,
) -> Result<(Vec<Collapsed>, Joined), I::Error> {
    let ranking = &ranking[..ranking.len().min(LOOKED_AT)];
    // With the sketch of each, and whether the result comes after those of other pages.
    let mut results: Vec<(Collapsed, u64, bool)> = Vec::with_capacity(ranking.len());
    let mut by_translation_group: HashMap<u64, usize> = HashMap::with_capacity(ranking.len());
    let mut by_sketch = BySketch::with_capacity(ranking.len());
    let mut of_page: HashMap<u32, usize> = HashMap::with_capacity(ranking.len());
    let mut joined = Joined::with_capacity(ranking.len());
    let langs = Attributes::languages(index)?;
    let relations = index.columns().relations(index)?;
    // They lie anywhere in memory, and are waited for together where nothing is done in between.
    let shown = |&(section, score): &(u32, f32)| {
        let shown = Some(with_text(section, relations, index)).filter(|shown| may_show(*shown));
        let shown = shown.unwrap_or(section);
        (section, shown, score, relations[shown as usize])
    };
    let shown: Vec<(u32, u32, f32, SectionRelations)> = ranking.iter().map(shown).collect();
    for (scored, section, score, SectionRelations { translation_group, sketch, page }) in shown {
        let is_copy = |at: usize| {
            let (result, other, _) = &results[at];
            are_near(sketch, *other) && langs.of(result.section) == langs.of(section)
        };
        let is_own = |section: u32| own.is_some_and(|own| langs.is(section, own));
        let is_alike = |known: u32| langs.of(known) == langs.of(section);
        if let Some(&at) = by_translation_group.get(&translation_group) {
            let (result, of_result, _) = &mut results[at];
            let translations = || joined.translations(result.joined);
            let shown_as = if section == result.section || translations().any(|known| known == section) {
                ShownAs::Known
            } else if [result.section].into_iter().chain(translations()).any(is_alike) {
                // A copy's translation says nothing that the section's own does not.
                ShownAs::Copy(section)
            } else if is_own(section) && !is_own(result.section) {
                let before = std::mem::replace(&mut result.section, section);
                *of_result = sketch;
                by_sketch.add(sketch, at);
                ShownAs::Translation(before)
            } else {
                ShownAs::Translation(section)
            };
            joined.add(&mut result.joined, scored, shown_as);
        } else if let Some(at) = by_sketch.alike(sketch).filter(|&at| is_copy(at)).min() {
            joined.add(&mut results[at].0.joined, scored, ShownAs::Copy(section));
            by_translation_group.insert(translation_group, at);
        } else {
            let shown = of_page.entry(page).or_default();
            *shown += 1;
            let is_later = *shown > OF_ONE_PAGE;
            by_translation_group.insert(translation_group, results.len());
            by_sketch.add(sketch, results.len());
            results.push((
                Collapsed { section, score, scored, joined: OfResult::default() },
                sketch,
                is_later,
            ));
        }
    }
    let of = |later: bool| results.iter().filter(move |it| it.2 == later).map(|it| it.0);
    Ok((of(false).chain(of(true)).collect(), joined))
}

/// The section itself, or the one after it for a lead section without text.
fn with_text(section: u32, relations: &[SectionRelations], index: &impl Attributes) -> u32 {
    let SectionRelations { sketch, page, .. } = relations[section as usize];
    let next = section + 1;
    let is_of_page = relations.get(next as usize).is_some_and(|next| next.page == page);
    if sketch == 0 && is_of_page && index.begins_page(section) { next } else { section }
}

/// Results by the parts of their sketches. Sketches that differ in at most [`SKETCH_BITS`] bits have one of so many
/// parts and one more in common, so only sketches with a common part have to be compared (Manku, Jain and Das Sarma
/// 2007, section 3).
struct BySketch {
    /// By part and its last bits, the number of the last entry that has them; entries are counted from 1.
    last: Box<[[u16; BUCKETS]; PARTS]>,
    /// Results, each with the entry before that has the same part.
    entries: Vec<(usize, [u16; PARTS])>,
}

const PARTS: usize = SKETCH_BITS as usize + 1;

/// Number of buckets: as many as sections that are looked at, so that hardly two share one by chance.
const BUCKETS: usize = LOOKED_AT.next_power_of_two();

// Each section that is looked at makes at most one entry.
const _: () = assert!(LOOKED_AT < u16::MAX as usize);

impl BySketch {
    fn with_capacity(results: usize) -> Self {
        Self { last: Box::new([[0; BUCKETS]; PARTS]), entries: Vec::with_capacity(results) }
    }

    fn buckets(sketch: u64) -> [usize; PARTS] {
        std::array::from_fn(|part| (sketch >> (16 * part)) as u16 as usize % BUCKETS)
    }

    fn add(&mut self, sketch: u64, at: usize) {
        let buckets = Self::buckets(sketch);
        let before = std::array::from_fn(|part| self.last[part][buckets[part]]);
        self.entries.push((at, before));
        let entry = self.entries.len() as u16;
        (0..PARTS).for_each(|part| self.last[part][buckets[part]] = entry);
    }

    /// The results that may have nearly the same sketch, some more than once; none for a text without words.
    fn alike(&self, sketch: u64) -> impl Iterator<Item = usize> {
        let parts = (0..PARTS).zip(Self::buckets(sketch)).filter(move |_| sketch != 0);
        let entry = |number: u16| usize::from(number).checked_sub(1).map(|at| &self.entries[at]);
        let entries = parts.flat_map(move |(part, bucket)| {
            let last = entry(self.last[part][bucket]);
            std::iter::successors(last, move |(_, before)| entry(before[part]))
        });
        entries.map(|(at, _)| *at)
    }
}
