//! The form in which choices are written and read back, in JSON or elsewhere.

use serde::{Deserialize, Serialize};

use super::choices::MOST;
use super::{Choices, Field, Filter, RefusedChoice, Sort};

/// [`Choices`] as names and texts only.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenChoices {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    filters: Vec<WrittenFilter>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sort: Option<Sort>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFilter {
    field: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    wanted: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<String>,
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
