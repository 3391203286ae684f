//! The names that the values of a filter mean.

use timra_plan::question::Filter;
use timra_rank::Budget;

use super::folded::{FIND, FOLD, folded};

/// How close a name is to the value of a filter. Only the closest names are meant: `docs` is the site of that name, and
/// `docs-old` only where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    /// The value is not in the name.
    None,
    /// The value is a part of the name, apart from case and marks.
    Part,
    /// The value is the whole name, apart from case and marks.
    Folded,
    /// The value is the whole name, to the letter.
    Same,
}

/// The names that the values of a filter mean.
pub(crate) struct Meant<'f> {
    filter: &'f Filter,
    /// Each value, folded, and how close the closest name is to it.
    values: Vec<(&'f str, String, Closeness)>,
    /// Whether there was time to look at all names.
    is_whole: bool,
}

impl<'f> Meant<'f> {
    /// Looks for the values of `filter` in `names`.
    pub(crate) fn new(filter: &'f Filter, names: &[String], budget: &Budget) -> Self {
        let values = filter.wanted().iter().chain(filter.left_out());
        let mut values: Vec<_> =
            values.map(|value| (value.as_str(), folded(value), Closeness::None)).collect();
        let cost = FOLD + values.len() as u32 * FIND;
        for name in names {
            if !budget.allows(cost) {
                return Self { filter, values, is_whole: false };
            }
            let folded_name = folded(name);
            for (value, folded, closest) in &mut values {
                *closest = (*closest).max(closeness(name, &folded_name, value, folded));
            }
        }
        Self { filter, values, is_whole: true }
    }

    /// Whether sections with this name pass the filter. The empty name stands for none.
    pub(crate) fn pass(&self, name: &str) -> bool {
        let folded_name = folded(name);
        let is_meant = |value: &str| {
            self.values.iter().any(|(known, folded, closest)| {
                *known == value
                    && *closest > Closeness::None
                    && closeness(name, &folded_name, value, folded) == *closest
            })
        };
        self.is_whole && self.filter.passes(is_meant)
    }
}

fn closeness(name: &str, folded_name: &str, value: &str, folded_value: &str) -> Closeness {
    match () {
        () if name.is_empty() => Closeness::None,
        () if name == value => Closeness::Same,
        () if folded_name == folded_value => Closeness::Folded,
        () if folded_name.contains(folded_value) => Closeness::Part,
        () => Closeness::None,
    }
}
