//! A row of the table.

use super::{FILTERS, SORT, ValueKind};

/// Something that a question may be narrowed or ordered by.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// The name that it goes by everywhere: `year:` in a query, `--year` on the command line, `year=` in an address, and
    /// the key of its facet.
    pub name: &'static str,
    /// How its values are read and what they are compared with.
    pub kind: ValueKind,
    /// The field of the index that holds what its values are compared with; empty for an order.
    pub column: &'static str,
    /// Name of the text of the page that it is called by.
    pub label: &'static str,
    /// For a facet, name of the text that stands for all of its values.
    pub facet: Option<&'static str>,
    /// What its value has to be, to go on after "needs".
    pub needs: &'static str,
    /// What it does, as a sentence without its full stop.
    pub help: &'static str,
}

impl Field {
    /// Every field, the filters first.
    pub fn all() -> impl Iterator<Item = &'static Self> + Clone {
        FILTERS.iter().chain([SORT])
    }

    /// The fields that are facets, in the order of the table.
    pub fn facets() -> impl Iterator<Item = &'static Self> + Clone {
        FILTERS.iter().filter(|field| field.facet.is_some())
    }

    /// The field of a name, in lower case.
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::all().find(|field| field.name == name)
    }
}
