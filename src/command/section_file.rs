//! The file that a section was read from, as it is now.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use timra_corpus::{LONGEST_LINE, PageOutcome, Section};
use timra_engine::WholeSection;
use timra_index::{Inputs, recorded_sources};

use super::Failure;

/// The text of a file, and where its sections are in it.
pub(crate) struct SectionFile {
    text: String,
    sections: Vec<Section>,
}

impl SectionFile {
    /// Reads the file of `section` again, which the index that was built from `inputs` holds.
    pub(crate) fn open(inputs: Option<&Inputs>, section: &WholeSection) -> Result<Self, Failure> {
        let Some(sources) = inputs.and_then(recorded_sources) else {
            let what = "the files that the index was built from are not here; leave out --file".to_owned();
            return Err(Failure::Usage(what));
        };
        // What is wrong with them was told when the index was built.
        let mut warnings = Vec::new();
        let sites = timra_corpus::sites(&sources.roots, &sources.options, &mut warnings)?;
        for site in sites.iter().filter(|site| site.name == section.site) {
            let files = site.files(&mut warnings);
            let Some(file) = files.iter().find(|file| file.path == section.source.path) else { continue };
            let text = file.text().map_err(|what| unreadable(section, &what.sentence()))?;
            let sections = match site.page(file, &mut warnings) {
                PageOutcome::Page(page) => page.sections,
                _ => Vec::new(),
            };
            return Ok(Self { text, sections });
        }
        for path in &sources.jsonl {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name == section.source.path {
                let line = line(path, section.source.line)
                    .map_err(|error| unreadable(section, &error.to_string()))?;
                return Ok(Self { text: line, sections: Vec::new() });
            }
        }
        Err(unreadable(section, "it is not there any more"))
    }

    /// The text of the whole file; of a file of documents the line that the section is in.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The lines of a section; a lead section has all that stands above the first heading.
    pub(crate) fn section(&self, section: &WholeSection) -> Result<String, Failure> {
        if self.sections.is_empty() {
            return Ok(self.text.clone());
        }
        let at = self.sections.iter().position(|other| other.id == section.id);
        let at = at.ok_or_else(|| unreadable(section, "the section is not in it any more"))?;
        let from = if at == 0 { 1 } else { self.sections[at].line };
        let until = self.sections.get(at + 1).map_or(u32::MAX, |next| next.line.max(from + 1));
        let lines = self.text.split('\n').skip(from as usize - 1).take((until - from) as usize);
        let lines = lines.collect::<Vec<_>>().join("\n");
        Ok(lines.trim_end().to_owned())
    }
}

/// A line of a file of documents, which may be longer than memory.
fn line(path: &Path, number: u32) -> std::io::Result<String> {
    let mut file = BufReader::new(File::open(path)?);
    for _ in 1..number {
        file.skip_until(b'\n')?;
    }
    let mut line = Vec::new();
    file.take(LONGEST_LINE as u64).read_until(b'\n', &mut line)?;
    Ok(String::from_utf8_lossy(&line).trim_end().to_owned())
}

fn unreadable(section: &WholeSection, what: &str) -> Failure {
    let (site, path) = (&section.site, &section.source.path);
    Failure::Usage(format!("{site}/{path} cannot be shown as it is now: {what}; leave out --file"))
}
