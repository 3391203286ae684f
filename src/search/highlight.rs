//! Which words of a section matched, and how, from the very postings that scored it.

use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, Searcher};

use super::postings::for_each_term;
use super::reading::lacks_only_marks;
use super::{Alternative, Layer, Plan, Rung, Source};
use crate::index::{Fields, Zone};
use crate::language::{TermKey, fold};

/// A word of a section's text that the plan asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// Position of the word.
    pub position: u32,
    /// Which group of the plan it belongs to.
    pub group: usize,
    /// How far it is from what was typed.
    pub rung: Rung,
    /// What it counts for the choice of a snippet.
    pub weight: f32,
}

/// The words of one section's text that match, by position; each position once, on its best rung.
pub fn matches(
    searcher: &Searcher,
    fields: &Fields,
    plan: &Plan,
    section: DocAddress,
) -> tantivy::Result<Vec<Match>> {
    let section = Section { searcher, fields, address: section };
    let mut matches = Vec::new();
    for (group, readings) in plan.groups.iter().enumerate() {
        for alternative in &readings.alternatives {
            for layer in &alternative.layers {
                section.add(group, alternative, layer, &mut matches)?;
            }
        }
    }
    // What is nearest to the query explains a word best.
    matches
        .sort_by(|a, b| (a.position, a.rung).cmp(&(b.position, b.rung)).then(b.weight.total_cmp(&a.weight)));
    matches.dedup_by_key(|m| m.position);
    Ok(matches)
}

/// One section of an index.
struct Section<'i> {
    searcher: &'i Searcher,
    fields: &'i Fields,
    address: DocAddress,
}

impl Section<'_> {
    fn add(
        &self,
        group: usize,
        alternative: &Alternative,
        layer: &Layer,
        matches: &mut Vec<Match>,
    ) -> tantivy::Result<()> {
        // Neighbours as typed are marked word by word already.
        let is_typed_pair =
            matches!(layer.source, Source::Pairs | Source::Run) && alternative.rung != Rung::Translated;
        if is_typed_pair {
            return Ok(());
        }
        let runs: Vec<Vec<(TermKey, f32)>> = match layer.source {
            Source::Words => layer.terms.iter().map(|term| vec![term.clone()]).collect(),
            Source::Pairs => {
                layer.terms.iter().map(|(pair, q)| pair.words().map(|key| (key, *q)).collect()).collect()
            }
            Source::Run => vec![run(layer)],
            Source::Phrase => vec![layer.terms.clone()],
        };
        for run in runs {
            for zone in Zone::ALL.into_iter().filter(|zone| zone.is_displayed()) {
                for word in self.standing(&run, zone)?.into_iter().flatten() {
                    let rung = match alternative.rung {
                        Rung::Typed => {
                            layer.meant.as_ref().map_or(Rung::Typed, |meant| rung_of(&word.term, meant))
                        }
                        other => other,
                    };
                    let weight = alternative.weight * layer.weight * run[0].1 * word.rarity;
                    matches.push(Match { position: word.position, group, rung, weight });
                }
            }
        }
        Ok(())
    }

    /// The places of a zone where the words of a run stand one behind the other.
    fn standing(&self, run: &[(TermKey, f32)], zone: Zone) -> tantivy::Result<Vec<Vec<Word>>> {
        let segment = self.searcher.segment_reader(self.address.segment_ord);
        let index = segment.inverted_index(self.fields.zone(zone))?;
        let mut places: Vec<Vec<Word>> = Vec::new();
        for (offset, (key, _)) in (0_u32..).zip(run) {
            let mut here: Vec<Word> = Vec::new();
            let mut positions = Vec::new();
            for_each_term(&index, key, |term, info| {
                let mut postings =
                    index.read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions)?;
                let doc = self.address.doc_id;
                if postings.doc() <= doc && postings.seek(doc) == doc {
                    // Rare words say more about why a section is here.
                    let rarity = (1.0 + segment.max_doc() as f32 / info.doc_freq.max(1) as f32).ln();
                    postings.positions(&mut positions);
                    here.extend(positions.iter().map(|&position| Word {
                        position,
                        term: term.clone(),
                        rarity,
                    }));
                }
                Ok(())
            })?;
            here.sort_unstable_by_key(|word| word.position);
            if offset == 0 {
                places = here.into_iter().map(|word| vec![word]).collect();
            } else {
                places.retain_mut(|place| {
                    let next = here.binary_search_by_key(&(place[0].position + offset), |word| word.position);
                    place.extend(next.ok().map(|at| here[at].clone()));
                    next.is_ok()
                });
            }
        }
        Ok(places)
    }
}

/// A word of the section's text.
#[derive(Clone)]
struct Word {
    position: u32,
    term: TermKey,
    rarity: f32,
}

/// The words of a run whose pairs are the terms of a layer.
fn run(layer: &Layer) -> Vec<(TermKey, f32)> {
    let mut words: Vec<(TermKey, f32)> = Vec::new();
    for (pair, quality) in &layer.terms {
        let skip = usize::from(!words.is_empty());
        words.extend(pair.words().skip(skip).map(|key| (key, *quality)));
    }
    words
}

/// How far a word with the base of the typed one is from it.
fn rung_of(found: &TermKey, typed: &TermKey) -> Rung {
    let (found, typed) = (found.exact(), typed.exact());
    if found == typed || typed.is_empty() {
        Rung::Typed
    } else if lacks_only_marks(found, typed) || lacks_only_marks(typed, found) {
        Rung::Unmarked
    } else if fold(found) == fold(typed) {
        Rung::OtherMarks
    } else {
        Rung::Inflected
    }
}
