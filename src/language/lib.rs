//! Text → tokens. Depends on nothing above it.
//!
//! One analysis serves the writer, the query and the snippet. It goes in three steps:
//!
//! 1. [`segment`] cuts text into words, identifiers and their parts, each with the span it came from; where no spaces
//!    divide words, dictionaries do;
//! 2. each word is routed on its own: the first language whose spelling admits it gives its forms
//!    (a Vietnamese syllable, Korean without its endings, otherwise an English stem), so code-switched text needs no
//!    setting; in a text of a language that has only a stemmer here ([`StemmerOnly`]), that stems its words;
//! 3. [`analyze`] gives every word a position and a [`TermKey`] that holds its two forms.
//!
//! A language is a folder here, declared below and named in the list below it; nothing else in timra names one.
//! `ADDING.md` walks through it.

mod analyze;
mod analyzer;
mod catch_all;
mod compound;
mod cut;
mod detect;
pub mod dictionary;
pub mod float;
mod fold;
mod han;
mod interface_word;
mod joined;
mod joining;
mod known;
mod lexicon_key;
mod lexicon_table;
mod mark;
mod memo;
mod normal;
mod pair;
pub mod pair_table;
mod piece;
mod route;
mod row_source;
mod run;
mod script;
mod segment;
mod shingles;
mod stemmer_only;
mod table;
mod tables;
mod tag;
mod token;
mod width;
mod word_evidence;
mod written_key;
mod zone;

// The languages, one a line: rustfmt and editors follow no module that a macro declares.
pub mod en;
mod error;
pub mod ja;
pub mod ko;
pub mod vi;
pub mod zh;

pub use analyze::{analyze, analyze_in, ends_clause, key_in, normalize, part};
pub use analyzer::{Claim, Language, Orthography, Translation};
pub use catch_all::catch_all;
pub use compound::{COUNTED_WORDS, Unit, units};
pub use cut::CUTS_WITHOUT_SPACES;
pub use detect::{Detected, detect};
pub use error::{Error, Result};
pub use fold::fold;
pub use interface_word::{interface_language, interface_texts, interface_word};
pub use joining::Joining;
pub use known::{is_known, is_told_by_spelling};
pub use lexicon_key::lexicon_key;
pub use lexicon_table::LexiconTable;
pub use normal::nfd;
pub use pair::Pair;
pub use piece::{Piece, PieceKind};
pub use route::route;
pub use row_source::{RowSource, lexicon_group, with_rows};
pub use script::Script;
pub use segment::{Segmented, segment};
pub use shingles::{shingles, word_numbers};
pub use stemmer_only::StemmerOnly;
pub use table::Table;
pub use tables::{STEMMER_GOLDEN, lexicon_tables, tables};
pub use tag::{UNDETERMINED, has_primary_subtag, is_tag, language_code, primary_subtag};
pub use token::{OF_PART, SEPARATOR, TermKey, Token};
pub use zone::Zone;

/// Lists the languages: each word is a module of this one with a type `Analyzer` in it.
/// They are asked in this order, so the one with the stricter spelling comes first.
macro_rules! languages {
    ($($code:ident),+ $(,)?) => {
        /// Every language timra has an analyzer for, in the order in which a word is offered to them.
        pub static LANGUAGES: &[&dyn Language] = &[$(&$code::Analyzer),+];

        /// The golden table of each language, by its code: a line has a text, a tab and the forms of the words in
        /// it. Speakers of the language read these tables, and an index uses them to find out whether the analysis
        /// has changed.
        pub static GOLDEN: &[(&str, &str)] =
            &[$((stringify!($code), include_str!(concat!(stringify!($code), "/golden.tsv")))),+];
    };
}

languages! { vi, ko, ja, zh, en }

#[cfg(test)]
mod tests;
