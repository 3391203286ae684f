//! The numbers that tell which other sections belong to a section.

/// The numbers that tell which other sections belong to a section. They are held together, because a search that needs
/// one mostly needs all.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct SectionRelations {
    /// Number of the translation group.
    pub translation_group: u64,
    /// Sketch of the words; copies have nearly the same.
    pub sketch: u64,
    /// Number of the page, counted through the index.
    pub page: u32,
}
