//! The order of the matching sections.

use std::cmp::Ordering;

use timra_plan::question::Sort;
use timra_rank::SectionScores;

use super::Searchable;
use super::collapse::Collapsed;

/// The order that was asked for.
pub(crate) struct Order<'i> {
    sort: Sort,
    /// The day of each section, 0 for none; empty where no day is asked for.
    days: &'i [u64],
}

impl<'i> Order<'i> {
    /// Prepares to put sections of `index` in an order.
    pub(crate) fn new<I: Searchable>(sort: Sort, index: &'i I) -> Result<Self, I::Error> {
        let days = match sort {
            Sort::Date => index.columns().day(index)?,
            Sort::Relevance | Sort::Position => &[],
        };
        Ok(Self { sort, days })
    }

    /// The `most` sections that come first in this order.
    pub(crate) fn first(&self, scores: &SectionScores, most: usize) -> Vec<(u32, f32)> {
        if self.sort == Sort::Relevance {
            return scores.best(most);
        }
        let mut all: Vec<(u32, f32)> = scores.iter().collect();
        if all.len() > most {
            all.select_nth_unstable_by(most, |a, b| self.compare(*a, *b));
            all.truncate(most);
        }
        all.sort_unstable_by(|a, b| self.compare(*a, *b));
        all
    }

    /// The `most` sections that come first in this order, sorted by score: of sections that say the same, the best is
    /// shown.
    pub(crate) fn first_by_score(&self, scores: &SectionScores, most: usize) -> Vec<(u32, f32)> {
        let mut first = self.first(scores, most);
        if self.sort != Sort::Relevance {
            first.sort_unstable_by(|a, b| by_score(*a, *b));
        }
        first
    }

    /// Puts results in this order, by the section that each shows. What is alike stays in its order, so that no page
    /// takes all places.
    pub(crate) fn arrange(&self, results: &mut [Collapsed]) {
        match self.sort {
            Sort::Relevance => {}
            Sort::Date => results.sort_by(|a, b| {
                self.day(b.section).cmp(&self.day(a.section)).then(b.score.total_cmp(&a.score))
            }),
            Sort::Position => results.sort_by_key(|result| result.section),
        }
    }

    fn day(&self, section: u32) -> u64 {
        self.days.get(section as usize).copied().unwrap_or_default()
    }

    fn compare(&self, a: (u32, f32), b: (u32, f32)) -> Ordering {
        match self.sort {
            Sort::Relevance => by_score(a, b),
            Sort::Date => self.day(b.0).cmp(&self.day(a.0)).then_with(|| by_score(a, b)),
            Sort::Position => a.0.cmp(&b.0),
        }
    }
}

/// The best first; of equal scores, the section that comes first in the content.
fn by_score(a: (u32, f32), b: (u32, f32)) -> Ordering {
    b.1.total_cmp(&a.1).then(a.0.cmp(&b.0))
}
