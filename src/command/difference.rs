//! What sets this timra apart from the one that built an index: a reason to rebuild it, whatever the content.

use std::fmt;
use std::path::Path;

use timra_format::{Error, Manifest, Mismatch};
use timra_index::Inputs;

/// The first difference that matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Difference {
    /// The files are of another format.
    Format {
        /// Format of the index.
        found: u32,
        /// Format of this timra.
        known: u32,
    },
    /// Text is cut into words, or words are spelled as terms, in another way.
    Analysis(Mismatch),
    /// The word lists are others.
    Lexicons,
    /// Another version read the content.
    Version {
        /// Version that did.
        found: String,
    },
}

impl Difference {
    /// Between this timra and the one that built the index in `dir`; none if that can be seen of it.
    pub(crate) fn of(dir: &Path) -> Option<Self> {
        let manifest = match Manifest::read(dir) {
            Ok(manifest) => manifest,
            Err(Error::IndexFormat { found, known, .. }) => return Some(Self::Format { found, known }),
            Err(_) => return None,
        };
        Self::of_analysis(&manifest).or_else(|| {
            let found = Inputs::read_places(dir)?.version;
            (found != env!("CARGO_PKG_VERSION")).then_some(Self::Version { found })
        })
    }

    /// Between the analysis that an index was built with and this timra's: with another one, words of a query are not
    /// the words of the index.
    pub(crate) fn of_analysis(manifest: &Manifest) -> Option<Self> {
        if manifest.analysis_is_current() {
            return None;
        }
        Some(manifest.analysis_mismatch().map_or(Self::Lexicons, Self::Analysis))
    }
}

/// A clause to go on from.
impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format { found, known } => {
                write!(f, "the index has format {found} and this timra writes format {known}")
            }
            Self::Analysis(Mismatch::NoDictionary(code)) => {
                write!(f, "the words of `{code}` in the index were cut by a dictionary that is not here")
            }
            Self::Analysis(Mismatch::NewDictionary(code) | Mismatch::OtherDictionary(code)) => {
                write!(
                    f,
                    "the words of `{code}` in the index were not cut by the dictionary that is here now"
                )
            }
            Self::Analysis(Mismatch::OtherAnalyzer(_)) => {
                f.write_str("this timra analyses text in another way than the one that built the index")
            }
            Self::Lexicons => {
                f.write_str("this timra has other word lists than the one that built the index")
            }
            Self::Version { found } => {
                write!(f, "timra {found} built the index and this is {}", env!("CARGO_PKG_VERSION"))
            }
        }
    }
}

/// Says so if an index that is about to be searched answers worse than it should.
pub(crate) fn warn_of_analysis(dir: &Path, manifest: &Manifest) {
    if let Some(difference) = Difference::of_analysis(manifest) {
        let dir = dir.display();
        say!(
            "warning: {dir}: {difference}, so it finds less; rebuild it with `timra index ROOT --full --index {dir}`"
        );
    }
}
