//! What a search finds, and in which order, on small collections made for one question each.

mod collection;
mod crossing;
mod deadline;
mod ladder;
mod languages;
mod neighbours;
mod operators;
mod passages;
mod shown;
mod slips;
