//! Bundles of real indexes: they answer as the engine does, and are written as they should be.

mod damaged;
mod equal;
mod queries;
mod site;
mod written;
