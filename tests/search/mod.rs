//! What a search finds, and in which order, on small collections made for one question each.

mod as_typed;
mod collection;
mod command_lines;
mod compounds;
mod cross_language;
mod deadline;
mod explained;
mod highlights;
mod identifiers;
mod known_pages;
mod ladder;
mod languages;
mod link_lists;
mod map_index;
mod operators;
mod passages;
mod plans;
mod proximity;
mod readings;
mod shown;
mod site_settings;
mod tags;
mod typing_errors;
mod unfinished;
mod verbatim;
mod whole;
