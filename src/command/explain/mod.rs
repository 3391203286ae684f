//! `timra explain`: how a query is understood, and how the score of each hit comes about.

mod hits_text;
mod plan_text;
mod run;

pub(crate) use run::explain;
