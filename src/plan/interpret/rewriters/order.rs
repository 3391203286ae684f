//! The order in which the rewriters see the words of a clause.

use std::sync::LazyLock;

use super::{QueryRewriter, REWRITERS};

/// A rewriter with the name of its module.
type Named = (&'static str, &'static dyn QueryRewriter);

/// Every rewriter, each after those whose findings it looks at.
pub(crate) fn in_order() -> impl Iterator<Item = &'static dyn QueryRewriter> {
    static ORDER: LazyLock<Vec<Named>> = LazyLock::new(|| ordered(REWRITERS));
    ORDER.iter().map(|(_, rewriter)| *rewriter)
}

/// Orders rewriters so that each comes after those that it names. Rewriters that wait for each other, or for one that
/// is not there, are left out.
fn ordered(rewriters: &[Named]) -> Vec<Named> {
    let mut ordered: Vec<Named> = Vec::with_capacity(rewriters.len());
    let is_in = |ordered: &[Named], name: &str| ordered.iter().any(|(known, _)| *known == name);
    let is_next = |ordered: &[Named], (name, rewriter): &Named| {
        !is_in(ordered, name) && rewriter.after().iter().all(|before| is_in(ordered, before))
    };
    while let Some(next) = rewriters.iter().find(|it| is_next(&ordered, it)) {
        ordered.push(*next);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::{REWRITERS, ordered};

    #[test]
    fn every_rewriter_has_its_turn() {
        let names: Vec<&str> = ordered(REWRITERS).iter().map(|(name, _)| *name).collect();
        for (name, rewriter) in REWRITERS {
            assert!(names.contains(name), "{name} waits for one that never comes: {:?}", rewriter.after());
        }
    }

    #[test]
    fn the_order_follows_from_what_each_says_and_not_from_the_list() {
        let mut backwards = REWRITERS.to_vec();
        backwards.reverse();
        for list in [REWRITERS, &backwards] {
            let order = ordered(list);
            let index = |name: &str| order.iter().position(|(known, _)| *known == name);
            for (name, rewriter) in &order {
                assert!(rewriter.after().iter().all(|before| index(before) < index(name)), "{name}");
            }
        }
    }

    #[test]
    fn what_was_typed_is_asked_for_first() {
        assert_eq!(REWRITERS.first().map(|(name, _)| *name), Some("typed"));
    }
}
