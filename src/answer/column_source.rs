//! What columns are read from.

use timra_rank::Attributes;

/// An index whose columns can be read as a whole: numbers and values of all sections.
pub trait ColumnSource: Attributes {
    /// Calls `each` with every section that has a number in `column`, and the number; what comes later counts. The columns
    /// of numbers are `twin` (the translation group), `sketch`, `heading_words`, `weight` and `day`.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read or has no such column.
    fn for_each_number(&self, column: &str, each: impl FnMut(u32, u64)) -> Result<(), Self::Error>;

    /// Calls `each` with every value of `column` that `wanted` accepts, in the order of the values, and every section that
    /// has it. The columns of values are those of the filters: [`timra_plan::question::Field::column`].
    ///
    /// # Errors
    /// The error of the index, if it cannot be read or has no such column.
    fn for_each_value(
        &self,
        column: &str,
        wanted: impl Fn(&str) -> bool,
        each: impl FnMut(&str, u32),
    ) -> Result<(), Self::Error>;
}
