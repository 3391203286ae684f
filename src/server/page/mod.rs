//! Answers for people: a page that works without script.

mod asked;
mod facets;
mod respond;
mod result;
mod view;

pub(crate) use respond::{not_found, page, problem};
