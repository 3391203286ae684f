//! A field: one row of the table of filters and orders.

use super::ValueKind;

/// Something that a question can be narrowed or ordered by.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Field {
    /// The name of the field everywhere: `year:` in a query, `--year` on the command line, `year=` in an address, and
    /// the key of its facet.
    pub name: &'static str,
    /// How values of the field are read, and what they are compared with.
    pub kind: ValueKind,
    /// Name of the index field with the values to compare with; empty for an order.
    pub column: &'static str,
    /// Name of the text in `interface.json` that labels the field on the search page.
    pub label: &'static str,
    /// For a facet, name of the text in `interface.json` that stands for all values.
    pub facet: Option<&'static str>,
    /// What a value of the field has to be, as an object of "needs".
    pub needs: &'static str,
    /// What the field does, as a sentence without its full stop.
    pub help: &'static str,
}
