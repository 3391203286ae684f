//! Text that was damaged on its way here.

mod mending;
mod mojibake;
mod repair;

pub use mending::Mending;
pub use repair::repair;
