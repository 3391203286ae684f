//! Which word of a segment stands for which.

use super::model::{Model, Sentences};

/// The links of a segment, each as an index into the source and one into the target, sorted: those that both
/// directions agree on, and those of either direction that touch one of them and reach a word without a link
/// (grow-diag, Koehn, Och and Marcu 2003).
pub(super) fn links(forward: &Model, backward: &Model, (source, target): Sentences) -> Vec<(usize, usize)> {
    let one_way = forward.best((source, target)).into_iter().enumerate().filter_map(|(j, i)| Some((i?, j)));
    let other_way =
        backward.best((target, source)).into_iter().enumerate().filter_map(|(i, j)| Some((i, j?)));
    let (one_way, other_way): (Vec<_>, Vec<_>) = (one_way.collect(), other_way.collect());
    let mut links: Vec<(usize, usize)> =
        one_way.iter().copied().filter(|link| other_way.contains(link)).collect();
    let mut either: Vec<(usize, usize)> = one_way.into_iter().chain(other_way).collect();
    either.sort_unstable();
    either.dedup();
    let mut from = 0;
    while from < links.len() {
        let (i, j) = links[from];
        for &(a, b) in &either {
            let touches = a.abs_diff(i) <= 1 && b.abs_diff(j) <= 1 && !links.contains(&(a, b));
            let is_free = || !links.iter().any(|link| link.0 == a) || !links.iter().any(|link| link.1 == b);
            if touches && is_free() {
                links.push((a, b));
            }
        }
        from += 1;
    }
    links.sort_unstable();
    links
}
