//! Which sites there are, and which files of each may be a page.

mod bundles;
mod discover;
pub(crate) mod fingerprint;
mod folder_weights;
mod index_page;
mod index_settings;
mod inheritance;
mod listed;
mod other_kinds;
mod path_patterns;
mod section_names;
mod site;
mod strays;
mod walk;

pub use discover::sites;
pub(crate) use index_page::target_page;
pub(crate) use inheritance::inherit;
pub use site::Site;
