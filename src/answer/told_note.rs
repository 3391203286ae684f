//! A note as a reader is told it.

use serde::Serialize;
use timra_plan::syntax::Note;

/// A note on a query, and the sentence that says it: English, unless who asks puts another in its place. It is written as
/// the sentence alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub struct ToldNote {
    /// What the note says.
    pub note: Note,
    /// The sentence.
    pub sentence: String,
}

impl From<Note> for ToldNote {
    fn from(note: Note) -> Self {
        Self { note, sentence: note.to_string() }
    }
}

impl From<ToldNote> for String {
    fn from(told: ToldNote) -> Self {
        told.sentence
    }
}
