//! Reading a corpus, held against what Hugo publishes.

mod addresses;
mod anchors;
mod cascade;
mod dialects;
mod headings;
pub(crate) mod hugo;
mod old_fonts;
mod published_sites;
mod real_sites;
mod repeats;
mod settings;
mod tokens;
mod traps;
