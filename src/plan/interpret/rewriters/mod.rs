//! The ways to read the words of a query. Each is a module declared below, and named in the list below the modules.

// One a line: rustfmt and editors follow no module that a macro declares.
mod completed;
mod confused;
mod identifier;
mod keystrokes;
mod letters;
mod order;
mod pair;
mod prefix;
mod respelled;
mod restored;
mod spaces;
mod synonym;
mod translated;
pub(super) mod typed;
mod whole;

use super::QueryRewriter;

pub(super) use order::in_order;

/// Lists the rewriters: each word is a module of this one with a type `Rewriter` in it. What they find is an
/// alternative to what was typed, and is asked for in the order of the list; the order in which they rewrite follows
/// from what each says of itself ([`QueryRewriter::after`]).
macro_rules! rewriters {
    ($($name:ident),+ $(,)?) => {
        /// Every way to read a word, with the name of its module, in the order in which what they find is asked for.
        pub(super) static REWRITERS: &[(&str, &dyn QueryRewriter)] =
            &[$((stringify!($name), &$name::Rewriter)),+];
    };
}

rewriters! {
    typed, keystrokes, spaces, restored, respelled, confused, completed, letters, identifier, translated, synonym, prefix,
    pair, whole,
}

#[cfg(test)]
mod example;
#[cfg(test)]
mod example_tests;
