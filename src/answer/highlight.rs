//! Highlights: which of the matches of a section are marked.

use timra_language::LANGUAGES;
use timra_plan::{Group, Plan};
use timra_rank::Match;

/// The matches, without lone words of a unit of several words that is not meant by them. Where the section has the unit
/// together, none of its words is marked elsewhere. A syllable alone is never marked, and two of a longer unit are: for
/// "bao mat", "bảo mật" is marked, and neither "báo" nor the "bao" of "bao gồm", whatever else the section has.
pub(crate) fn together(plan: &Plan, matches: &[Match]) -> Vec<Match> {
    let words: Vec<usize> = plan.groups.iter().map(Group::words).collect();
    let follow = |a: &Match, b: &Match| a.group == b.group && a.position + 1 == b.position;
    let mut is_whole = vec![false; matches.len()];
    let mut is_lone = vec![false; matches.len()];
    let mut are_together = vec![false; plan.groups.len()];
    let mut at = 0;
    for run in matches.chunk_by(follow) {
        // What is left of a run that has the unit once or more is of another.
        let (group, words) = (run[0].group, words[run[0].group].max(1));
        let whole = run.len() / words * words;
        is_whole[at..at + whole].fill(true);
        is_lone[at] = run.len() == 1 && words > 1 && is_of_syllables(&plan.groups[group]);
        are_together[group] |= words > 1 && whole > 0;
        at += run.len();
    }
    let is_shown = |at: &usize| {
        let found = &matches[*at];
        is_whole[*at] || found.rung.is_of_lexicon() || !are_together[found.group] && !is_lone[*at]
    };
    (0..matches.len()).filter(is_shown).map(|at| matches[at]).collect()
}

/// Whether all words of a group are spelled as syllables of a language that writes the syllables of a word apart.
fn is_of_syllables(group: &Group) -> bool {
    let is_syllable = |base: &str| LANGUAGES.iter().any(|language| language.is_syllable(base));
    let typed = group.alternatives.first().map(|typed| typed.layers.as_slice()).unwrap_or_default();
    typed.iter().filter_map(|layer| layer.meant.as_ref()).all(|word| is_syllable(word.base()))
}
