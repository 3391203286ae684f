//! Content → the sections that every engine is given.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use timra_corpus::{CorpusOptions, Page, PageOutcome};

use super::Result;

/// Writes the sections of `roots`, one JSON object a line, and their pages below `html`; says how much there is.
pub(crate) fn write(roots: &[PathBuf], jsonl: &Path, html: Option<&Path>) -> Result<Value> {
    let mut lines = BufWriter::new(File::create(jsonl)?);
    let (mut markdown, mut text, mut pages, mut sections) = (0, 0, 0, 0);
    let mut ignored = Vec::new();
    for site in timra_corpus::sites(roots, &CorpusOptions::default(), &mut ignored)? {
        for file in site.files(&mut ignored) {
            let PageOutcome::Page(page) = site.page(&file, &mut ignored) else { continue };
            markdown += file.stamp.len;
            pages += 1;
            for section in &page.sections {
                sections += 1;
                text += section.text.len();
                let title = format!("{}\n{}", page.title, section.heading);
                let line = json!({"id": section.id, "title": title.trim(), "text": section.text});
                writeln!(lines, "{line}")?;
            }
            if let Some(html) = html {
                write_page(&page, &html.join(format!("{}/{}.html", page.site, page.path)))?;
            }
        }
    }
    lines.flush()?;
    Ok(json!({"markdown_bytes": markdown, "text_bytes": text, "pages": pages, "sections": sections}))
}

/// The least HTML that says what the page says: headings with their ids, and lines as paragraphs.
fn write_page(page: &Page, path: &Path) -> Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    let mut out = BufWriter::new(File::create(path)?);
    let lang = page.declared_lang.as_deref().unwrap_or("en");
    let title = escape(&page.title);
    writeln!(
        out,
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><title>{title}</title></head>"
    )?;
    writeln!(out, "<body><main data-pagefind-body><h1>{title}</h1>")?;
    for section in &page.sections {
        if section.level > 0 {
            let (level, heading) = (section.level, escape(&section.heading));
            let id = escape(section.anchor.as_deref().unwrap_or_default());
            writeln!(out, "<h{level} id=\"{id}\">{heading}</h{level}>")?;
        }
        for line in section.text.lines() {
            writeln!(out, "<p>{}</p>", escape(line))?;
        }
    }
    writeln!(out, "</main></body></html>")?;
    Ok(out.flush()?)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
