//! Sections that were joined to results: what each of them is to the result.

/// The sections that were joined to results, in one list: a query joins hundreds.
#[derive(Debug, Default)]
pub(crate) struct Joined(Vec<JoinedSection>);

/// The sections of one result in [`Joined`].
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct OfResult {
    /// The number of the entry that came last, counted from 1.
    last: usize,
}

/// What a section that was joined to a result is shown as.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum ShownAs {
    /// Nothing: the section is known already.
    Known,
    /// This copy of the section.
    Copy(u32),
    /// This translation of the section.
    Translation(u32),
}

#[derive(Debug)]
struct JoinedSection {
    scored: u32,
    shown_as: ShownAs,
    before: OfResult,
}

impl Joined {
    /// Nothing joined, with room for so many sections.
    pub(crate) fn with_capacity(sections: usize) -> Self {
        Self(Vec::with_capacity(sections))
    }

    /// Joins the section of a ranking that was `scored` to the result with these sections.
    pub(crate) fn add(&mut self, of_result: &mut OfResult, scored: u32, shown_as: ShownAs) {
        self.0.push(JoinedSection { scored, shown_as, before: *of_result });
        of_result.last = self.0.len();
    }

    /// The sections of the ranking that were joined to a result, the last one first.
    pub(crate) fn scored(&self, of_result: OfResult) -> impl Iterator<Item = u32> {
        self.entries(of_result).map(|entry| entry.scored)
    }

    /// Copies of the section of a result, the last one first.
    pub(crate) fn copies(&self, of_result: OfResult) -> impl Iterator<Item = u32> {
        self.entries(of_result).filter_map(|entry| match entry.shown_as {
            ShownAs::Copy(section) => Some(section),
            _ => None,
        })
    }

    /// Translations of the section of a result, the last one first.
    pub(crate) fn translations(&self, of_result: OfResult) -> impl Iterator<Item = u32> {
        self.entries(of_result).filter_map(|entry| match entry.shown_as {
            ShownAs::Translation(section) => Some(section),
            _ => None,
        })
    }

    fn entries(&self, of_result: OfResult) -> impl Iterator<Item = &JoinedSection> {
        let entry = |of_result: OfResult| of_result.last.checked_sub(1).map(|at| &self.0[at]);
        std::iter::successors(entry(of_result), move |found| entry(found.before))
    }
}

impl OfResult {
    /// Whether nothing was joined to the result.
    pub(crate) fn is_empty(self) -> bool {
        self.last == 0
    }
}

#[cfg(test)]
mod tests {
    use super::{Joined, OfResult, ShownAs};

    #[test]
    fn each_result_has_its_own_sections() {
        let (mut joined, mut first, mut second) =
            (Joined::default(), OfResult::default(), OfResult::default());
        joined.add(&mut first, 3, ShownAs::Copy(4));
        joined.add(&mut second, 5, ShownAs::Translation(5));
        joined.add(&mut first, 7, ShownAs::Known);
        joined.add(&mut first, 9, ShownAs::Translation(9));
        let all = |it: &mut dyn Iterator<Item = u32>| it.collect::<Vec<_>>();
        assert_eq!(all(&mut joined.scored(first)), [9, 7, 3]);
        assert_eq!(
            (all(&mut joined.copies(first)), all(&mut joined.translations(first))),
            (vec![4], vec![9])
        );
        assert_eq!((all(&mut joined.copies(second)), all(&mut joined.scored(second))), (vec![], vec![5]));
        assert!(OfResult::default().is_empty() && !second.is_empty());
        assert_eq!(joined.scored(OfResult::default()).count(), 0);
    }
}
