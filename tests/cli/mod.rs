//! The program as people call it: arguments and files in, output and exit code out.

#[cfg(unix)]
mod action;
mod broken_index;
mod check;
mod dictionaries;
mod explain;
mod export;
mod formats;
mod from_the_description;
mod hostile;
mod index;
mod jsonl;
mod left_out;
mod licenses;
mod llms;
mod memory;
#[cfg(unix)]
mod nobody;
pub(crate) mod other_timra;
mod publish;
mod ran;
mod recipes;
mod related;
mod resources;
mod search;
mod self_check;
mod show;
mod terminal;
pub(crate) mod workplace;
