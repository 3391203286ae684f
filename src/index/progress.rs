//! How far a build has come.

/// Is called with the number of bytes of content that were read and analysed, and that will be in all. When the two are
/// equal, the index still has to be written.
pub struct Progress(Box<dyn Fn(u64, u64)>);

impl Progress {
    /// Progress that calls `tell`.
    pub fn new(tell: impl Fn(u64, u64) + 'static) -> Self {
        Self(Box::new(tell))
    }

    /// Progress that is not reported.
    pub fn silent() -> Self {
        Self::new(|_, _| {})
    }

    pub(super) fn tell(&self, done: u64, of: u64) {
        self.0(done, of);
    }
}
