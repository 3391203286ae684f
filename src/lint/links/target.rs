//! Where a reference leads.

/// Where a reference leads, and the id that it names there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// What it leads to.
    pub target: Target,
    /// What stands behind `#`, not percent-encoded; none where nothing does.
    pub fragment: Option<String>,
}

/// What a reference leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Out of the site, or to something that cannot be known from its content.
    Elsewhere,
    /// The page of this index.
    Page(usize),
    /// No page, unless upper and lower case are taken for the same: then this one, at this address.
    OtherCase(usize, String),
    /// A file, or an address that Hugo makes by itself.
    Exists,
    /// Something that would have to lie in a directory that is not here.
    Unchecked,
    /// A page that is not published, and why.
    Unpublished(&'static str),
    /// Nothing.
    Missing,
    /// It has no address.
    Empty,
}
