//! What answering a query asks of an index, over Tantivy's.

use timra_answer::{Columns, Searchable};
use timra_format::Result;
use timra_plan::syntax::Parsed;
use timra_plan::{Plan, Weights};
use timra_rank::Budget;

use super::index_terms::IndexTerms;
use super::query_index::QueryIndex;

impl Searchable for QueryIndex<'_> {
    fn plan(&self, parsed: &Parsed, is_unfinished: bool, weights: &Weights) -> Result<Plan> {
        let terms = IndexTerms::new(&self.dictionaries, &self.known.fuzzy_matches);
        let plan = timra_plan::plan(parsed, is_unfinished, &terms, weights);
        // A word that could not be read is not a missing word.
        self.dictionaries.unreadable().map_or(Ok(plan), |error| Err(self.failed(error)))
    }

    fn columns(&self) -> &Columns {
        self.columns
    }

    fn budget(&self) -> &Budget<'_> {
        &self.dictionaries.budget
    }
}
