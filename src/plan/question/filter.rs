//! A filter: one condition of a question.

use super::{Field, ValueKind};

/// A condition that every section of an answer fulfils: it has one of the wanted values, if there are any, and none of
/// the values that are left out. A section without any value has no wanted value and none that is left out.
///
/// Values are as [`ValueKind::read`] gives them. None is there twice.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Filter {
    field: &'static Field,
    wanted: Vec<String>,
    left_out: Vec<String>,
}

impl Filter {
    /// A filter that everything passes.
    pub(super) fn new(field: &'static Field) -> Self {
        Self { field, wanted: Vec::new(), left_out: Vec::new() }
    }

    /// Takes in a value that [`ValueKind::read`] gave. Where only one counts, the narrower of two days does.
    pub(super) fn insert(&mut self, value: String, is_left_out: bool) {
        let values = if is_left_out { &mut self.left_out } else { &mut self.wanted };
        // As text, days sort by time.
        let is_narrower = |known: &String| match self.field.kind {
            ValueKind::From => value > *known,
            _ => value < *known,
        };
        match values.first_mut() {
            Some(known) if !self.field.kind.is_list() => {
                if is_narrower(known) {
                    *known = value;
                }
            }
            _ => values.push(value),
        }
    }

    /// Whether a value is there already.
    pub(super) fn has(&self, value: &str, is_left_out: bool) -> bool {
        let values = if is_left_out { &self.left_out } else { &self.wanted };
        values.iter().any(|known| known == value)
    }

    /// The field whose values the filter looks at.
    pub fn field(&self) -> &'static Field {
        self.field
    }

    /// The wanted values, of which a section has to have one. If there are none, a section need not have any.
    pub fn wanted(&self) -> &[String] {
        &self.wanted
    }

    /// The values that a section must not have.
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// Whether a section passes the filter. `has` says of a value whether the section has it.
    pub fn passes(&self, has: impl Fn(&str) -> bool) -> bool {
        let is_wanted = self.wanted.is_empty() || self.wanted.iter().any(|value| has(value));
        is_wanted && !self.left_out.iter().any(|value| has(value))
    }
}
