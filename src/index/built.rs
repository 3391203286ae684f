//! The result of a build.

use timra_corpus::Diagnostic;
use timra_format::Manifest;

/// The result of a build.
#[derive(Debug)]
pub struct Built {
    /// The manifest of the new index.
    pub manifest: Manifest,
    /// What is wrong with the content, of files that were read now and of files that an earlier build read.
    pub diagnostics: Vec<Diagnostic>,
}
