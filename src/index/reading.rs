//! What a build has read so far.

use timra_corpus::Diagnostic;

use super::ids::Ids;
use super::{Memory, Progress};

/// What a build has read so far, and how it goes on reading.
pub(crate) struct Reading<'b> {
    /// Memory that the build tries to stay within.
    pub memory: Memory,
    /// Is told how far the build has come.
    pub progress: &'b Progress,
    /// What is wrong with the content, as far as it is known.
    pub diagnostics: Vec<Diagnostic>,
    /// Ids of all sections, if documents follow that may have the same ids.
    pub ids: Ids,
    /// Bytes of content that were read, and that will be read in all.
    pub bytes: (u64, u64),
}

impl<'b> Reading<'b> {
    /// Nothing but what was wrong before any file was read.
    pub(crate) fn begin(memory: Memory, progress: &'b Progress, diagnostics: Vec<Diagnostic>) -> Self {
        Self { memory, progress, diagnostics, ids: Ids::default(), bytes: (0, 0) }
    }

    /// Tells how far the build has come.
    pub(crate) fn tell(&self) {
        self.progress.tell(self.bytes.0, self.bytes.1);
    }
}
