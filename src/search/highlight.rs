//! Which words of a section matched, from the very postings that scored it.

use tantivy::InvertedIndexReader;
use tantivy::postings::{Postings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, Searcher};

use super::{Layer, Plan, Source};
use crate::index::{Fields, Zone};

/// A word of a section's text that the plan asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// Position of the word.
    pub position: u32,
    /// Which group of the plan it belongs to.
    pub group: usize,
    /// What it counts for the choice of a snippet.
    pub weight: f32,
}

/// The words of one section's text that match, by position; each position once, with its strongest group.
pub fn matches(
    searcher: &Searcher,
    fields: &Fields,
    plan: &Plan,
    section: DocAddress,
) -> tantivy::Result<Vec<Match>> {
    let segment = searcher.segment_reader(section.segment_ord);
    let mut matches: Vec<Match> = Vec::new();
    let mut positions = Vec::new();
    for (group, alternative) in plan
        .groups
        .iter()
        .enumerate()
        .flat_map(|(i, g)| g.alternatives.iter().map(move |alternative| (i, alternative)))
    {
        for layer in alternative.layers.iter().filter(|layer| layer.source == Source::Words) {
            for zone in Zone::ALL.into_iter().filter(|zone| zone.is_displayed()) {
                let index = segment.inverted_index(fields.zone(zone))?;
                for (info, quality) in infos(&index, layer)? {
                    let option = IndexRecordOption::WithFreqsAndPositions;
                    let mut postings = index.read_postings_from_terminfo(&info, option)?;
                    if postings.doc() > section.doc_id || postings.seek(section.doc_id) != section.doc_id {
                        continue;
                    }
                    // Rare words say more about why a section is here.
                    let rarity = (1.0 + segment.max_doc() as f32 / info.doc_freq.max(1) as f32).ln();
                    let weight = alternative.weight * layer.weight * quality * rarity;
                    postings.positions(&mut positions);
                    matches.extend(positions.iter().map(|&position| Match { position, group, weight }));
                }
            }
        }
    }
    matches.sort_by(|a, b| a.position.cmp(&b.position).then(b.weight.total_cmp(&a.weight)));
    matches.dedup_by_key(|m| m.position);
    Ok(matches)
}

/// The terms of a layer that a field has.
fn infos(index: &InvertedIndexReader, layer: &Layer) -> tantivy::Result<Vec<(TermInfo, f32)>> {
    let mut infos = Vec::new();
    for (key, quality) in &layer.terms {
        if key.is_any() {
            let (from, to) = key.range();
            let mut terms = index.terms().range().ge(from).lt(to).into_stream()?;
            while let Some((_, info)) = terms.next() {
                infos.push((info.clone(), *quality));
            }
        } else if let Some(info) = index.terms().get(key.as_str())? {
            infos.push((info, *quality));
        }
    }
    Ok(infos)
}
