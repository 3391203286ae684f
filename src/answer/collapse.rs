//! Collapsing: copies and translations of a section are one result.

use foldhash::{HashMap, HashMapExt};
use timra_rank::Attributes;
use timra_stored::{SKETCH_BITS, are_near};

use super::Searchable;
use super::section_relations::SectionRelations;

/// Number of sections that are looked at for copies. Sections after them are not shown.
pub(crate) const LOOKED_AT: usize = 1000;

/// Sections of one page that are shown before sections of other pages go first.
const OF_ONE_PAGE: usize = 3;

/// A result: a section, with those that say the same.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Collapsed {
    /// The section to show.
    pub section: u32,
    /// Score of the result: that of its best section.
    pub score: f32,
    /// The section that has this score.
    pub scored: u32,
    /// Copies of the section in its language.
    pub copies: Vec<u32>,
    /// Translations of the section.
    pub translations: Vec<u32>,
    /// Every other section of the ranking that this result stands for, beside the one that has the score.
    pub joined: Vec<u32>,
}

/// Collapses a ranking, best first. A page with many of the best sections gives way after the first few; its other
/// sections come after those of other pages. Of a section and its translations the one in the query's `own`
/// language is shown. For a lead section without text, the section of the first heading is shown, if `may_show` it.
pub(crate) fn collapse<I: Searchable>(
    ranking: &[(u32, f32)],
    own: Option<&str>,
    may_show: impl Fn(u32) -> bool,
    index: &I,
) -> Result<Vec<Collapsed>, I::Error> {
    let ranking = &ranking[..ranking.len().min(LOOKED_AT)];
    let mut results: Vec<(Collapsed, u64)> = Vec::with_capacity(ranking.len());
    let mut by_translation_group: HashMap<u64, usize> = HashMap::with_capacity(ranking.len());
    let mut by_sketch = BySketch::with_capacity(ranking.len());
    let mut of_page: HashMap<u32, usize> = HashMap::with_capacity(ranking.len());
    let mut later = Vec::new();
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
            let (result, other) = &results[at];
            are_near(sketch, *other) && langs.of(result.section) == langs.of(section)
        };
        if let Some(&at) = by_translation_group.get(&translation_group) {
            let result = &mut results[at].0;
            result.joined.push(scored);
            if section == result.section || result.translations.contains(&section) {
                continue;
            }
            // A copy's translation says nothing that the section's own does not.
            let known = [result.section].into_iter().chain(result.translations.iter().copied());
            if known.into_iter().any(|known| langs.of(known) == langs.of(section)) {
                result.copies.push(section);
                continue;
            }
            result.translations.push(section);
            let is_own = |section| own.is_some_and(|own| langs.is(section, own));
            if is_own(section) && !is_own(result.section) {
                let last = result.translations.len() - 1;
                std::mem::swap(&mut result.section, &mut result.translations[last]);
                results[at].1 = sketch;
                by_sketch.add(sketch, at);
            }
        } else if let Some(at) = by_sketch.alike(sketch).filter(|&at| is_copy(at)).min() {
            results[at].0.copies.push(section);
            results[at].0.joined.push(scored);
            by_translation_group.insert(translation_group, at);
        } else {
            let shown = of_page.entry(page).or_default();
            *shown += 1;
            if *shown > OF_ONE_PAGE {
                later.push(results.len());
            }
            by_translation_group.insert(translation_group, results.len());
            by_sketch.add(sketch, results.len());
            let (copies, translations, joined) = (Vec::new(), Vec::new(), Vec::new());
            results.push((Collapsed { section, score, scored, copies, translations, joined }, sketch));
        }
    }
    let mut results: Vec<Option<Collapsed>> = results.into_iter().map(|(result, _)| Some(result)).collect();
    let behind: Vec<Collapsed> = later.into_iter().filter_map(|at| results[at].take()).collect();
    Ok(results.into_iter().flatten().chain(behind).collect())
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
