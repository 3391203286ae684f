//! The table of filters and orders. A new filter is a new row.

use super::{Field, ValueKind};

const LANGUAGE: Field = Field {
    name: "lang",
    kind: ValueKind::Language,
    column: "lang",
    label: "language",
    facet: Some("all_languages"),
    needs: "a language tag such as “vi” or “en”",
    help: "Only sections in this language, as a BCP 47 tag; `vi` also keeps `vi-VN`",
};

/// The filters, in the order in which lists show them.
pub const FILTERS: &[Field] = &[
    LANGUAGE,
    Field {
        name: "site",
        kind: ValueKind::Name,
        column: "site",
        label: "site",
        facet: Some("all_sites"),
        needs: "the name of a site",
        help: "Only sections of this site; if there is none of this name, of the sites that have it in their names",
    },
    Field {
        name: "folder",
        kind: ValueKind::Tag,
        column: "folder",
        label: "folder",
        facet: Some("all_folders"),
        needs: "the name of a folder",
        help: "Only sections of pages below this folder, the first of their path in the content, whatever its case and marks",
    },
    Field {
        name: "tag",
        kind: ValueKind::Tag,
        column: "tag",
        label: "tag",
        facet: Some("all_tags"),
        needs: "a tag",
        help: "Only sections of pages with this tag, whatever its case and marks",
    },
    Field {
        name: "category",
        kind: ValueKind::Tag,
        column: "category",
        label: "category",
        facet: Some("all_categories"),
        needs: "a category",
        help: "Only sections of pages in this category, whatever its case and marks",
    },
    Field {
        name: "year",
        kind: ValueKind::Year,
        column: "day",
        label: "year",
        facet: Some("all_years"),
        needs: "a year of four digits, such as 2025",
        help: "Only sections of this year, by the date that they are shown with",
    },
    Field {
        name: "after",
        kind: ValueKind::From,
        column: "day",
        label: "after",
        facet: None,
        needs: "a date such as 2025-10-01, 2025-10 or 2025",
        help: "Only sections dated on this day or later; 2025-10 is the first day of that month, 2025 of that year",
    },
    Field {
        name: "before",
        kind: ValueKind::Until,
        column: "day",
        label: "before",
        facet: None,
        needs: "a date such as 2025-10-01, 2025-10 or 2025",
        help: "Only sections dated earlier than this day; 2025-10 is the first day of that month, 2025 of that year",
    },
    Field {
        name: "path",
        kind: ValueKind::Part,
        column: "path",
        label: "path",
        facet: None,
        needs: "a part of a path",
        help: "Only sections of pages that have this in their path, whatever its case and marks",
    },
];

/// The order of the results.
pub const SORT: &Field = &Field {
    name: "sort",
    kind: ValueKind::Order,
    column: "",
    label: "sort",
    facet: None,
    needs: "one of relevance, date and position",
    help: "Order of the results: relevance, date (newest first, undated last) or position (as in the content)",
};

/// The filter for the language of a section. The ranking reads the same column.
pub const LANG: &Field = &LANGUAGE;

/// Number of filters that are facets.
pub const FACETS: usize = {
    let (mut facets, mut at) = (0, 0);
    while at < FILTERS.len() {
        if FILTERS[at].facet.is_some() {
            facets += 1;
        }
        at += 1;
    }
    facets
};

impl Field {
    /// Every field: the filters, then the order.
    pub fn all() -> impl Iterator<Item = &'static Self> + Clone {
        FILTERS.iter().chain([SORT])
    }

    /// The fields that are facets, in the order of the table.
    pub fn facets() -> impl Iterator<Item = &'static Self> + Clone {
        FILTERS.iter().filter(|field| field.facet.is_some())
    }

    /// The field with this name, which is in lower case.
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::all().find(|field| field.name == name)
    }
}
