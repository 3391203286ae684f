//! The documents of a file.

use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::document::{document, no_document};
use super::lines::{LONGEST_LINE, Line, Lines};
use crate::error::Result;
use crate::{Diagnostic, Page};

/// A file of JSON documents, which is read from its beginning to its end, a few lines at a time.
pub struct Documents {
    path: PathBuf,
    /// What the file is called as a site.
    site: String,
    /// What it is called as the page of its documents.
    name: String,
    lines: Lines,
}

impl Documents {
    /// Opens the file at `path`.
    ///
    /// # Errors
    /// [`crate::Error::Read`] if it cannot be read, and [`crate::Error::NoFile`] if it is something that may have no end,
    /// or may never begin: a device or a pipe.
    pub fn open(path: &Path) -> Result<Self> {
        let lines = Lines::open(path)?;
        let site = path.file_stem().map_or_else(|| "jsonl".into(), |stem| stem.to_string_lossy());
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok(Self { path: path.to_owned(), site: site.nfc().collect(), name: name.nfc().collect(), lines })
    }

    /// Path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Length of the file in bytes when it was opened.
    pub fn bytes(&self) -> u64 {
        self.lines.bytes()
    }

    /// The next lines, until they have `bytes` bytes together; none after the last line.
    ///
    /// # Errors
    /// [`crate::Error::Read`] if the file cannot be read.
    pub fn lines(&mut self, bytes: u64) -> Result<Vec<Line>> {
        let (mut lines, mut read) = (Vec::new(), 0);
        while read < bytes {
            let Some(line) = self.lines.next_line()? else { break };
            read += line.bytes();
            lines.push(line);
        }
        Ok(lines)
    }

    /// The document on a line, as a page with one section whose id is the document's. A line that is no document
    /// costs only itself and a diagnostic; a blank line costs nothing. No other line is needed, so many lines can
    /// be read in parallel.
    pub fn page(&self, line: &Line, diagnostics: &mut Vec<Diagnostic>) -> Option<Page> {
        let mut add = |wrong: Diagnostic| diagnostics.push(wrong.in_file(&self.path).on_line(line.number));
        let Some(text) = &line.text else {
            let most = LONGEST_LINE >> 20;
            let what = format!("this line is longer than {most} MiB and was left out");
            add(no_document(what, "split the document"));
            return None;
        };
        let text = text.strip_prefix(b"\xef\xbb\xbf").filter(|_| line.number == 1).unwrap_or(text);
        if text.trim_ascii().is_empty() {
            return None;
        }
        match document(text) {
            Ok((document, wrong)) => {
                let mut found: Vec<Diagnostic> = wrong.into_iter().collect();
                let page = document.page(&self.site, &self.name, line.number, &mut found);
                found.into_iter().for_each(add);
                Some(page)
            }
            Err(wrong) => {
                add(wrong);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::LONGEST_ID;
    use super::*;

    #[test]
    fn bad_lines_cost_themselves() {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("docs.jsonl");
        let long = format!("{{\"id\": \"{}\", \"text\": \"long\"}}", "i".repeat(LONGEST_ID + 1));
        let lines: [&[u8]; 7] = [
            b"\xef\xbb\xbf{\"id\": \"a b\", \"text\": \"Tie\xcc\x82\xcc\x81ng *x*\", \"lang\": \"vi\"}",
            b"",
            b"{\"id\": 7, \"text\": \"\", \"title\": \"T\", \"url\": \"https://x/\", \"more\": 1, \"tags\": [\"Tie\xcc\x82\xcc\x81ng\", 7, {}]}",
            b"{\"id\": \"c\"}",
            b"{\"id\": \"d\", \"text\": \"\xff\"}",
            b"{\"id\": \"e\", \"text\": \"last\", \"lang\": \"vi-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd\"}",
            long.as_bytes(),
        ];
        std::fs::write(&path, lines.join(&b"\r\n"[..])).expect("a file");
        let mut told = Vec::new();
        let mut documents = Documents::open(&path).expect("a file");
        let mut pages = Vec::new();
        loop {
            // One line at a time.
            let lines = documents.lines(1).expect("lines");
            let [line] = lines.as_slice() else { break };
            pages.extend(documents.page(line, &mut told));
        }
        let ids: Vec<&str> = pages.iter().map(|page| page.sections[0].id.as_str()).collect();
        assert_eq!(ids, ["a b", "7", "e"]);
        assert_eq!(pages[0].sections[0].text, "Tiếng *x*");
        assert_eq!((&pages[0].tags, &pages[1].tags), (&vec![], &vec!["Tiếng".to_owned(), "7".to_owned()]));
        assert_eq!(pages[0].declared_lang.as_deref(), Some("vi"));
        let lines: Vec<_> = told.iter().map(|told| told.line).collect();
        assert_eq!(lines, [Some(4), Some(5), Some(6), Some(7)]);
    }
}
