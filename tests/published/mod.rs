//! Published pages as content: what a generator wrote is found at its right address.

mod alone;
mod encodings;
mod generators;
mod lists;
mod with_source;
