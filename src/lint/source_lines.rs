//! The lines of a page's file, for findings about a word in it.

use unicode_normalization::UnicodeNormalization;

use super::CheckedPage;

/// The lines of a file, in NFC.
pub(crate) struct SourceLines(Vec<String>);

impl SourceLines {
    /// The lines of the file of `page`; none where it cannot be read any more.
    pub(crate) fn of(page: &CheckedPage) -> SourceLines {
        let text = page.file.text().unwrap_or_default();
        SourceLines(text.lines().map(|line| line.nfc().collect()).collect())
    }

    /// Line and column (in characters) of the first `word` from line `from` on; line `from` itself if the word is
    /// not there.
    pub(crate) fn find(&self, from: u32, word: &str) -> (u32, Option<u32>) {
        let lines = self.0.get(from.saturating_sub(1) as usize..).unwrap_or_default();
        let mut numbered = (from..).zip(lines);
        let found = numbered.find_map(|(number, line)| {
            let starts = line.match_indices(word).map(|(at, _)| at);
            let at = starts.into_iter().find(|at| {
                let before = line[..*at].chars().next_back();
                let after = line[at + word.len()..].chars().next();
                !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
            })?;
            Some((number, u32::try_from(line[..at].chars().count() + 1).ok()))
        });
        found.unwrap_or((from, None))
    }
}
