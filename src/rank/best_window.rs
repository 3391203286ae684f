//! The part of a text that has most of what is looked for.

use std::ops::Range;

/// The range of matches that are worth most together, with their worth; the first range of several that are worth the same.
/// A range begins with any match and goes on as long as `fits(first, match)` is true of each next one. `worth` says what the
/// matches of a range are worth. `None` if no range is worth more than 0.
///
/// Ranking and snippets find their windows here, and differ in two points. A passage is limited in words, and a group counts
/// once in it (`passage.rs`). A snippet is limited in bytes, because it is shown, and another match of a group counts a
/// little more (`engine/snippet.rs`).
pub fn best_window<M>(
    matches: &[M],
    fits: impl Fn(&M, &M) -> bool,
    mut worth: impl FnMut(&[M]) -> f32,
) -> Option<(Range<usize>, f32)> {
    let mut best = None;
    for (start, first) in matches.iter().enumerate() {
        let len = matches[start..].iter().take_while(|it| fits(first, it)).count();
        let worth = worth(&matches[start..start + len]);
        if worth > best.as_ref().map_or(0.0, |(_, worth)| *worth) {
            best = Some((start..start + len, worth));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::best_window;

    #[test]
    fn a_window_ends_where_a_match_no_longer_fits_and_the_first_of_equals_counts() {
        let best = |matches: &[u32]| best_window(matches, |a, b| b - a <= 5, |window| window.len() as f32);
        assert_eq!(best(&[0, 9, 14, 15, 30, 31]), Some((1..3, 2.0)));
        assert_eq!(best(&[0, 9, 11, 14, 15]), Some((1..4, 3.0)));
        assert_eq!(best(&[]), None);
        assert_eq!(best_window(&[1, 2], |_, _| true, |_| 0.0), None);
    }
}
