//! Sections as resources.

use rmcp::model::ResourceTemplate;

/// What an address of a section begins with.
const SCHEME: &str = "timra://";

/// Type of what is read.
pub(crate) const MARKDOWN: &str = "text/markdown";

/// The template of the addresses of sections: what follows the scheme is the id of the section.
pub(crate) fn template() -> ResourceTemplate {
    ResourceTemplate::new(format!("{SCHEME}{{site}}/{{+path}}#{{anchor}}"), "section")
        .with_title("A section")
        .with_description(
            "A section of the index by its id, as search and outline give it: timra:// and the id",
        )
        .with_mime_type(MARKDOWN)
}

/// The id of the section at an address of the template; `None` for another address.
pub(crate) fn id_of(uri: &str) -> Option<&str> {
    uri.strip_prefix(SCHEME).filter(|id| !id.is_empty())
}
