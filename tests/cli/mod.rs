//! The program as people call it: arguments and files in, output and exit code out.

mod broken_index;
mod check;
mod dictionaries;
mod formats;
mod hostile;
mod index;
mod jsonl;
mod licenses;
mod memory;
pub mod other_timra;
mod ran;
mod recipes;
mod search;
pub mod workplace;
