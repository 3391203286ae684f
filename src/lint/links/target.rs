//! Where a reference leads.

/// A reference that was resolved: what it leads to, and the id that it names there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// The page or file that the reference leads to.
    pub target: Target,
    /// The text behind `#`, not percent-encoded; `None` if there is no `#`.
    pub fragment: Option<String>,
}

/// What a reference leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Something outside the site, or something that cannot be known from the content of the site.
    Elsewhere,
    /// The page with this index.
    Page(usize),
    /// No page, but the page with this index has this address if upper and lower case are taken for the same.
    OtherCase(usize, String),
    /// A file, or an address that Hugo makes by itself.
    Exists,
    /// Something that would have to lie in a directory that is not here.
    Unchecked,
    /// A page that is not published, with the reason.
    Unpublished(&'static str),
    /// Nothing.
    Missing,
    /// Nothing, because the reference has no address.
    Empty,
}
