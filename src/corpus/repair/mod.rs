//! Text that was damaged on its way here.

mod mojibake;
mod repairs;
mod text;

pub(crate) use repairs::Repairs;
pub use text::repair;
