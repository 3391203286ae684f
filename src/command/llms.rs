//! `timra llms`: what there is, and all of it, as text for language models (<https://llmstxt.org>).

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use timra_engine::{Engine, OutlinedSection, SystemClock, WholePage};
use timra_plan::question::Choices;

use super::opened::{self, Opened};
use super::{Failure, Outcome};
use crate::cli::LlmsArgs;
use crate::shown::one_line;

/// Sections that are asked for at one time.
const AT_ONCE: usize = 1000;

/// The two files of one language.
struct LanguageFiles {
    /// The pages by their links.
    list: BufWriter<File>,
    /// The pages with all of their Markdown.
    full: BufWriter<File>,
    /// The site of the last page.
    site: Option<String>,
    pages: u64,
}

/// Writes `llms.txt` and `llms-full.txt` of each language.
pub(crate) fn llms(args: &LlmsArgs) -> Result<Outcome, Failure> {
    let Opened { engine, .. } = opened::open(&args.index, args.frozen, |_| Ok(()))?;
    let mut languages: BTreeMap<String, LanguageFiles> = BTreeMap::new();
    for_each_page(&engine, |page| {
        let lang = language(page);
        let files = match languages.get_mut(&lang) {
            Some(files) => files,
            None => {
                let files = LanguageFiles::create(&args.to.join(&lang), &lang)?;
                languages.entry(lang).or_insert(files)
            }
        };
        Ok(files.add(page)?)
    })?;
    let mut out = anstream::stdout().lock();
    for (lang, mut files) in languages {
        files.list.flush()?;
        files.full.flush()?;
        writeln!(out, "{}: {} pages", args.to.join(&lang).display(), files.pages)?;
    }
    Ok(Outcome::Done)
}

/// Calls `each` with every page of the index, in the order of the content.
fn for_each_page(
    engine: &Engine,
    mut each: impl FnMut(&WholePage) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let (mut next, mut last) = (Some(0), String::new());
    while let Some(from) = next {
        let outline = engine.outline(&Choices::default(), from, AT_ONCE, &SystemClock::start())?;
        for OutlinedSection { id, page_id, .. } in outline.sections {
            if page_id == last {
                continue;
            }
            if let Some(page) = engine.page(&id)? {
                each(&page)?;
            }
            last = page_id;
        }
        next = outline.next;
    }
    Ok(())
}

/// The language of a page as a name of a directory: the one that the site declares, or that of its text.
fn language(page: &WholePage) -> String {
    let of_text = || page.sections.iter().find_map(|section| section.lang.clone());
    let lang = page.declared_lang.clone().or_else(of_text).unwrap_or_default().to_lowercase();
    let is_tag = !lang.is_empty() && lang.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if is_tag { lang } else { "und".to_owned() }
}

impl LanguageFiles {
    fn create(dir: &Path, lang: &str) -> io::Result<Self> {
        fs::create_dir_all(dir)?;
        let create = |name: &str| Ok::<_, io::Error>(BufWriter::new(File::create(dir.join(name))?));
        let (mut list, full) = (create("llms.txt")?, create("llms-full.txt")?);
        writeln!(
            list,
            "# Pages in {lang}\n\n> Each line is a page with its address. All of them as Markdown: llms-full.txt"
        )?;
        Ok(Self { list, full, site: None, pages: 0 })
    }

    fn add(&mut self, page: &WholePage) -> io::Result<()> {
        if self.site.as_ref() != Some(&page.site) {
            writeln!(self.list, "\n## {}\n", one_line(&page.site))?;
            self.site = Some(page.site.clone());
        }
        let title = if page.page_title.is_empty() { &page.id } else { &page.page_title };
        let (title, id) = (one_line(title), one_line(&page.id));
        match page.url.as_str() {
            "" => writeln!(self.list, "- {title}: {id}")?,
            url => writeln!(self.list, "- [{}]({url})", title.replace('[', "\\[").replace(']', "\\]"))?,
        }
        let address = if page.url.is_empty() { &id } else { &page.url };
        writeln!(self.full, "# {title}\n\nSource: {address}\n\n{}\n", page.markdown())?;
        self.pages += 1;
        Ok(())
    }
}
