//! Runs: a section that has words of the query right after each other, as they were typed, goes before one that has
//! them apart.

use timra_language::float::powf;
use timra_language::{TermKey, Zone};
use timra_plan::Plan;

use crate::occurrences::Occurrences;
use crate::section_words::SectionWords;
use crate::{Positions, Postings};

/// Words of the shortest run that counts. What neighbours say is counted already, and three or four words that stand
/// side by side in a question do so in many texts.
const SHORTEST: usize = 5;

/// A run of words that ends at a place in a section's text.
#[derive(Clone, Copy)]
struct Run {
    section: usize,
    end: u32,
    words: usize,
    weight: f32,
}

/// What the longest run of words that the query and a section have in common adds to the score of the section: the idf
/// of its words, times a power of their share in the typed line. A sentence copied from a text finds it first; five
/// words of a long question hardly count.
pub(crate) fn weights<I: Postings + Positions>(
    plan: &Plan,
    occurrences: &Occurrences<I>,
    words: &mut [SectionWords<I>; Zone::ALL.len()],
) -> Result<Vec<f32>, I::Error> {
    let weights = &plan.weights;
    let mut best = vec![0.0_f32; words[0].len()];
    let (mut before, mut here) = (Vec::<Run>::new(), Vec::new());
    for line in plan.lines.iter().filter(|line| line.len() >= SHORTEST) {
        let idf = |word: &TermKey| occurrences.idf_of_base(word.base());
        let idfs: Vec<f32> = line.iter().map(idf).collect::<Result<_, I::Error>>()?;
        let all: f32 = idfs.iter().sum();
        for zone in [Zone::Heading, Zone::Body] {
            before.clear();
            for (word, &idf) in line.iter().zip(&idfs) {
                here.clear();
                // Words come by section and place, and so do the runs before them.
                let mut at = 0;
                words[zone as usize].for_each_of_run(&[word], |section, end, _| {
                    at += before[at..].partition_point(|run| (run.section, run.end + 1) < (section, end));
                    let run = before.get(at).filter(|run| (run.section, run.end + 1) == (section, end));
                    let (words, weight) = run.map_or((1, idf), |run| (run.words + 1, run.weight + idf));
                    if words >= SHORTEST {
                        let found = weights.verbatim * weight * powf(weight / all, weights.verbatim_share);
                        best[section] = best[section].max(found);
                    }
                    here.push(Run { section, end, words, weight });
                })?;
                std::mem::swap(&mut before, &mut here);
            }
        }
    }
    Ok(best)
}
