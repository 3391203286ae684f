//! Choices: what a question says besides its words.

use serde::{Deserialize, Serialize};

use super::written::{WrittenChoices, WrittenFilter};
use super::{Field, Filter, RefusedChoice, Sort, ValueKind};

/// Values of one question, so that it stays cheap.
const MOST: usize = 64;

/// The filters of a question and the order of its results. A section has to pass all filters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "WrittenChoices", try_from = "WrittenChoices")]
pub struct Choices {
    pub(super) filters: Vec<Filter>,
    pub(super) sort: Option<Sort>,
}

impl Choices {
    /// Chooses one more value, by the name of its field. Several values of one field are alternatives. Of `after`,
    /// `before` and `sort` only one value counts: the latest day, the earliest day, and the order that was chosen last.
    ///
    /// # Errors
    /// [`RefusedChoice`] if there is no such field, or the field has no such value.
    pub fn with(mut self, name: &str, value: &str) -> Result<Self, RefusedChoice> {
        self.add(Field::named(name).ok_or(RefusedChoice::Unknown)?, value, false)?;
        Ok(self)
    }

    /// Adds a value that is wanted, or left out if `is_left_out`.
    ///
    /// # Errors
    /// [`RefusedChoice`] if the field has no such value or cannot leave it out, or if there are too many values.
    pub fn add(
        &mut self,
        field: &'static Field,
        value: &str,
        is_left_out: bool,
    ) -> Result<(), RefusedChoice> {
        let value = field.kind.read(value).ok_or(RefusedChoice::Value(field))?;
        if is_left_out && !field.kind.is_list() {
            return Err(RefusedChoice::LeftOut(field));
        }
        if field.kind == ValueKind::Order {
            self.sort = Sort::named(&value);
            return Ok(());
        }
        let at = self.filters.iter().position(|filter| filter.field() == field);
        if at.is_some_and(|at| self.filters[at].has(&value, is_left_out)) {
            return Ok(());
        }
        if self.values() >= MOST {
            return Err(RefusedChoice::TooMany);
        }
        let at = at.unwrap_or_else(|| {
            self.filters.push(Filter::new(field));
            self.filters.len() - 1
        });
        self.filters[at].insert(value, is_left_out);
        Ok(())
    }

    /// How many values there are.
    fn values(&self) -> usize {
        self.filters.iter().map(|filter| filter.wanted().len() + filter.left_out().len()).sum()
    }

    /// Joins the choices of two sources: a section has to pass the filters of both. If `self` has an order, that
    /// counts.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.filters.extend(others.filters);
        self.sort = self.sort.or(others.sort);
        self
    }

    /// Removes the values of one field.
    #[must_use]
    pub fn without(mut self, field: &Field) -> Self {
        self.filters.retain(|filter| filter.field() != field);
        if field.kind == ValueKind::Order {
            self.sort = None;
        }
        self
    }

    /// Chooses the order `sort`, unless one was chosen.
    #[must_use]
    pub fn or_in_order(mut self, sort: Sort) -> Self {
        self.sort = self.sort.or(Some(sort));
        self
    }

    /// The filters, in the order in which they were chosen.
    pub fn filters(&self) -> &[Filter] {
        &self.filters
    }

    /// The order of the results.
    pub fn sort(&self) -> Sort {
        self.sort.unwrap_or_default()
    }

    /// The first value that is wanted of a field; `None` if none is.
    pub fn chosen(&self, field: &Field) -> Option<&str> {
        if field.kind == ValueKind::Order {
            return self.sort.map(Sort::name);
        }
        let mut of_field = self.filters.iter().filter(|filter| filter.field() == field);
        of_field.find_map(|filter| filter.wanted().first()).map(String::as_str)
    }

    /// Whether no day is both on or after the chosen `after` and before the chosen `before`, so that no section can
    /// pass.
    pub fn has_no_day(&self) -> bool {
        let days = |kind: ValueKind| {
            let of_kind = move |filter: &&Filter| filter.field().kind == kind;
            self.filters
                .iter()
                .filter(of_kind)
                .flat_map(|filter| filter.wanted().iter().map(move |day| (filter, day)))
        };
        let is_empty = |(from, first): (&Filter, &String)| {
            days(ValueKind::Until)
                .any(|(until, end)| from.field().column == until.field().column && first >= end)
        };
        days(ValueKind::From).any(is_empty)
    }
}

impl From<Choices> for WrittenChoices {
    fn from(choices: Choices) -> Self {
        let written = |filter: &Filter| WrittenFilter {
            field: filter.field().name.to_owned(),
            wanted: filter.wanted().to_vec(),
            left_out: filter.left_out().to_vec(),
        };
        Self { filters: choices.filters.iter().map(written).collect(), sort: choices.sort }
    }
}

impl TryFrom<WrittenChoices> for Choices {
    type Error = RefusedChoice;

    /// Whoever wrote them may have been another program: every value is read as if it had been typed.
    fn try_from(written: WrittenChoices) -> Result<Self, RefusedChoice> {
        let mut all = Self { sort: written.sort, ..Self::default() };
        for filter in written.filters {
            let field = Field::named(&filter.field).ok_or(RefusedChoice::Unknown)?;
            let mut choices = Self::default();
            for (values, is_left_out) in [(&filter.wanted, false), (&filter.left_out, true)] {
                values.iter().try_for_each(|value| choices.add(field, value, is_left_out))?;
            }
            all = all.and(choices);
            // What is given and what is typed make one question.
            if all.values() > 2 * MOST {
                return Err(RefusedChoice::TooMany);
            }
        }
        Ok(all)
    }
}
