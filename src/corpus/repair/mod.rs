//! Text that was damaged on its way here.

mod mojibake;
mod old_evidence;
mod old_font;
mod old_letters;
mod old_word;
mod repairs;
mod text;

pub(crate) use old_font::OldFont;
pub(crate) use old_letters::font_of;
pub(crate) use repairs::Repairs;
pub use text::repair;
pub(crate) use text::repair_on_page;
