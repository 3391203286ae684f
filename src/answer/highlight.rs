//! Highlights: which of the matches of a section are marked.

use timra_plan::{Group, Plan};
use timra_rank::Match;

/// The matches, without lone words of a unit of several words that the section has together: for "bao mat", "bảo mật"
/// is marked, and "báo" elsewhere is not.
pub(crate) fn together(plan: &Plan, matches: &[Match]) -> Vec<Match> {
    let words: Vec<usize> = plan.groups.iter().map(Group::words).collect();
    let follow = |a: &Match, b: &Match| a.group == b.group && a.position + 1 == b.position;
    let mut is_whole = vec![false; matches.len()];
    let mut are_together = vec![false; plan.groups.len()];
    let mut at = 0;
    for run in matches.chunk_by(follow) {
        // What is left of a run that has the unit once or more is of another.
        let (group, words) = (run[0].group, words[run[0].group].max(1));
        let whole = run.len() / words * words;
        is_whole[at..at + whole].fill(true);
        are_together[group] |= words > 1 && whole > 0;
        at += run.len();
    }
    let is_shown = |(found, is_whole): &(&Match, bool)| {
        *is_whole || found.rung.is_of_lexicon() || !are_together[found.group]
    };
    matches.iter().zip(is_whole).filter(is_shown).map(|(found, _)| *found).collect()
}
