//! `timra mcp`: what an assistant asks and is told, over standard input and output.

mod budgets;
mod clients;
mod eras;
mod freshness;
mod hostile;
mod lists;
mod reading;
mod searching;
pub(crate) mod session;
