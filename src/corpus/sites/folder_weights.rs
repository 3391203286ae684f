//! What the sections in a folder weigh: `[index.weight]`.

use super::path_patterns::PathPatterns;
use crate::Page;
use crate::settings::Tree;

/// The least and the greatest weight, in hundredths: a weight moves sections up and down, it does not hide them.
const BOUNDS: std::ops::RangeInclusive<f64> = 10.0..=1000.0;

/// Weights by patterns of paths.
#[derive(Debug, Clone, Default)]
pub(crate) struct FolderWeights(Vec<FolderWeight>);

#[derive(Debug, Clone)]
struct FolderWeight {
    patterns: PathPatterns,
    /// Letters of the pattern.
    length: usize,
    hundredths: u32,
}

impl FolderWeights {
    /// Adds the weight that `said` is for all that fits `pattern`.
    ///
    /// # Errors
    /// What is wrong, if that is no pattern or no weight.
    pub(crate) fn add(&mut self, pattern: &str, said: &Tree) -> Result<(), &'static str> {
        let number = match said {
            Tree::Int(number) => Some(*number as f64),
            Tree::Float(number) => Some(*number),
            _ => None,
        };
        let hundredths = number.map(|number| (number * 100.0).round()).filter(|n| BOUNDS.contains(n));
        let hundredths = hundredths.ok_or("a weight is a number from 0.1 to 10")? as u32;
        let mut patterns = PathPatterns::default();
        if !patterns.add(pattern) {
            return Err("this is no pattern of paths");
        }
        self.0.push(FolderWeight { patterns, length: pattern.chars().count(), hundredths });
        Ok(())
    }

    /// The weight of a page by its paths, in hundredths. Of several patterns the longest counts, because it says most.
    pub(crate) fn of(&self, paths: &[&str]) -> u32 {
        let fitting = self.0.iter().filter(|weight| weight.patterns.has(paths));
        fitting.max_by_key(|weight| weight.length).map_or(Page::USUAL_WEIGHT, |weight| weight.hundredths)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_pattern_says_most() {
        let mut weights = FolderWeights::default();
        for (pattern, weight) in [("docs", 2.0), ("docs/changelog/", 0.25), ("**/old.md", 0.5)] {
            assert_eq!(weights.add(pattern, &Tree::Float(weight)), Ok(()));
        }
        for (path, expected) in [
            ("docs/a.md", 200),
            ("docs/changelog/2025/a.md", 25),
            ("docs/changelog/old.md", 25),
            ("blog/old.md", 50),
            ("blog/docs.md", Page::USUAL_WEIGHT),
        ] {
            assert_eq!(weights.of(&[path, "nowhere.md"]), expected, "{path}");
        }
    }

    #[test]
    fn what_is_no_weight_is_refused() {
        for said in [Tree::Null, Tree::Int(0), Tree::Int(-1), Tree::Float(f64::NAN), Tree::Float(11.0)] {
            assert!(FolderWeights::default().add("docs", &said).is_err(), "{said:?}");
        }
        assert!(FolderWeights::default().add("[", &Tree::Int(1)).is_err());
    }
}
