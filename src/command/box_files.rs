//! The files of the search box, as they are made in `web/`.

/// What every page with the box may load, by their names: the box, and what few readers need of it.
pub(crate) const BOX_FILES: &[(&str, &str)] = &[
    ("timra-search.js", include_str!("../../web/timra-search.js")),
    ("timra-search-more.js", include_str!("../../web/timra-search-more.js")),
];
