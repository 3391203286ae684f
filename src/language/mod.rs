//! Text → tokens. Depends on nothing above it.
//!
//! One analysis serves the writer, the query and the snippet. It goes in three steps:
//!
//! 1. [`segment`] cuts text into words, identifiers and their parts, each with the span it came from;
//! 2. each word is routed on its own: the first language whose spelling admits it gives its forms
//!    (a Vietnamese syllable, otherwise an English stem), so code-switched text needs no setting;
//! 3. [`analyze`] gives every word a position and a [`TermKey`] that holds its two forms.
//!
//! A language is a folder here and a word in the list below; nothing else in timra names one.

mod analyze;
mod analyzer;
mod detect;
mod fold;
mod route;
mod segment;
mod table;
mod tag;
mod token;

pub use analyze::{analyze, normalize};
pub use analyzer::{Claim, Custom, Language, Translation};
pub use detect::{Evidence, detect};
pub use fold::fold;
pub use route::route;
pub use segment::{Piece, PieceKind, segment};
pub use table::Table;
pub use tag::is_tag;
pub use token::{SEPARATOR, TermKey, Token};

/// Lists the languages: each word is a folder of this module with a type `Analyzer` in it.
/// They are asked in this order, so the one with the stricter spelling comes first.
macro_rules! languages {
    ($($code:ident),+ $(,)?) => {
        $(pub mod $code;)+
        /// Every language timra has an analyzer for, in the order in which a word is offered to them.
        pub static LANGUAGES: &[&dyn Language] = &[$(&$code::Analyzer),+];
    };
}

languages! { vi, en }

#[cfg(test)]
mod tests;
