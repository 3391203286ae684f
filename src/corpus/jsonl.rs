//! Documents that are not Hugo's: JSON, one a line.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::Path;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use super::{Page, Section, Warning};
use crate::error::{Error, Result};

/// Bytes of the longest tag of a language.
const LONGEST_TAG: usize = 35;

/// An id is written on one line of a terminal and sent with every hit: no longer than a path may be.
const LONGEST_ID: usize = 4096;

#[derive(Deserialize)]
struct Document {
    id: Id,
    text: String,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    url: Option<String>,
}

/// Many collections number their documents.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(i64),
}

/// Reads the documents of a file, each a page with one section whose id is the document's. A line that is no
/// document costs only itself; of documents with one id the first is kept.
///
/// # Errors
///
/// A file that cannot be read.
pub fn jsonl(path: &Path, warn: &mut Vec<Warning>) -> Result<Vec<Page>> {
    let unreadable = |source| Error::Read { path: path.to_owned(), source };
    let mut reader = BufReader::new(File::open(path).map_err(unreadable)?);
    let site: String =
        path.file_stem().map_or_else(|| "jsonl".into(), |stem| stem.to_string_lossy()).nfc().collect();
    let name: String = path.file_name().unwrap_or_default().to_string_lossy().nfc().collect();
    let mut pages = Vec::new();
    let mut ids = HashSet::new();
    let mut bytes = Vec::new();
    for line in 1_u32.. {
        bytes.clear();
        if reader.read_until(b'\n', &mut bytes).map_err(unreadable)? == 0 {
            break;
        }
        let text = if line == 1 { bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes) } else { &bytes };
        if text.trim_ascii().is_empty() {
            continue;
        }
        let mut warn = |kind, message| {
            warn.push(Warning { path: path.to_owned(), line: Some(line), kind, message });
        };
        match serde_json::from_slice::<Document>(text) {
            Ok(mut document) => {
                if let Some(tag) = document.lang.take_if(|tag| !is_language_tag(tag)) {
                    let message = format!(
                        "`{tag}` is no language tag, so the text decides; write it as `vi` or `zh-Hant`"
                    );
                    warn("bad-language", message);
                }
                let page = page(document, &site, &name, line);
                let id = &page.sections[0].id;
                if id.contains(char::is_control) {
                    let message =
                        "the id of this document holds control characters, so it was left out; mend it";
                    warn("bad-document", message.to_owned());
                } else if id.len() > LONGEST_ID {
                    let message = format!(
                        "the id of this document is longer than {LONGEST_ID} bytes, so it was left out; give it a \
                         shorter one"
                    );
                    warn("bad-document", message);
                } else if id.is_empty() {
                    warn(
                        "bad-document",
                        "this document has an empty id and was left out; give it one".to_owned(),
                    );
                } else if ids.insert(id.clone()) {
                    pages.push(page);
                } else {
                    let message =
                        format!("the id `{id}` came before, so this document was left out; give it its own");
                    warn("same-id", message);
                }
            }
            Err(error) => {
                // The place that serde tells counts from the start of the line.
                let message = format!("this line is no document and was left out: {error}; mend it");
                warn("bad-document", message);
            }
        }
    }
    Ok(pages)
}

/// Whether `tag` is formed as BCP 47 has it, and no longer than any there is (RFC 5646, section 4.4.1).
fn is_language_tag(tag: &str) -> bool {
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let primary = tag.split('-').next().unwrap_or_default();
    tag.len() <= LONGEST_TAG
        && (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_lowercase())
        && tag.split('-').all(is_part)
}

fn page(document: Document, site: &str, path: &str, line: u32) -> Page {
    let id = match document.id {
        Id::Text(id) => id,
        Id::Number(id) => id.to_string(),
    };
    let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    Page {
        site: site.to_owned(),
        path: path.to_owned(),
        url: filled(document.url).unwrap_or_default(),
        declared_lang: filled(document.lang),
        title: document.title.unwrap_or_default().nfc().collect(),
        first_heading: None,
        front_matter_date: None,
        translation_key: format!("={id}"),
        sections: vec![Section {
            id,
            anchor: None,
            level: 0,
            heading: String::new(),
            trail: Vec::new(),
            line,
            text: document.text.nfc().collect(),
            zones: Vec::new(),
        }],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_lines_cost_themselves() {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("docs.jsonl");
        let long = format!("{{\"id\": \"{}\", \"text\": \"long\"}}", "i".repeat(LONGEST_ID + 1));
        let lines: [&[u8]; 8] = [
            b"\xef\xbb\xbf{\"id\": \"a b\", \"text\": \"Tie\xcc\x82\xcc\x81ng *x*\", \"lang\": \"vi\"}",
            b"",
            b"{\"id\": 7, \"text\": \"\", \"title\": \"T\", \"url\": \"https://x/\", \"more\": 1}",
            b"{\"id\": \"a b\", \"text\": \"again\"}",
            b"{\"id\": \"c\"}",
            b"{\"id\": \"d\", \"text\": \"\xff\"}",
            b"{\"id\": \"e\", \"text\": \"last\", \"lang\": \"vi-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd\"}",
            long.as_bytes(),
        ];
        std::fs::write(&path, lines.join(&b"\r\n"[..])).expect("a file");
        let mut warnings = Vec::new();
        let pages = jsonl(&path, &mut warnings).expect("pages");
        let ids: Vec<&str> = pages.iter().map(|page| page.sections[0].id.as_str()).collect();
        assert_eq!(ids, ["a b", "7", "e"]);
        assert_eq!(pages[0].sections[0].text, "Tiếng *x*");
        assert_eq!(pages[0].declared_lang.as_deref(), Some("vi"));
        let lines: Vec<_> = warnings.iter().map(|warning| warning.line).collect();
        assert_eq!(lines, [Some(4), Some(5), Some(6), Some(7), Some(8)]);
    }
}
