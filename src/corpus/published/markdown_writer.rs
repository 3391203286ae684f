//! The elements of a published page become Markdown, as they are read.

use super::element::Element;
use super::inline_markdown::{InlineRun, InlineStyle, inline_markdown};
use super::markdown_lines::{Container, DEFINITION, MarkdownLines};
use super::resolved::resolved;

/// Bytes of the longest target of a link that is kept, as it is written and as it leads from the page.
const LONGEST_TARGET: usize = 2048;

/// The largest number that an item of a list can have in Markdown.
const LARGEST_NUMBER: u64 = 999_999_999;

/// Cells of a table that are written in one row.
const MOST_COLUMNS: usize = 200;

/// Writes the Markdown of the elements that it is told of: lists, tables, quotes, code, links, emphasis. Elements end in
/// the reverse order of their beginnings.
#[derive(Debug, Default)]
pub(crate) struct MarkdownWriter {
    lines: MarkdownLines,
    /// The block that is being written.
    runs: Vec<InlineRun>,
    style: InlineStyle,
    /// What the styles were outside of each element that changed them.
    outer: Vec<InlineStyle>,
    /// The tables that are open; what is in an inner one is text of the outer one.
    tables: usize,
    rows: Vec<Vec<String>>,
    /// The number that each open list gives to its next item; `None` of one without numbers.
    lists: Vec<Option<u64>>,
    /// Address from which the links of the page lead; empty where none is known, or one that is too long.
    address: String,
}

impl MarkdownWriter {
    /// A writer for a page whose links and images lead from `address`.
    pub(crate) fn new(address: &str) -> Self {
        // The address is put before the target of every link.
        let address = if address.len() <= LONGEST_TARGET { address } else { "" };
        Self { address: address.to_owned(), ..Self::default() }
    }

    /// An element begins.
    pub(crate) fn enter(&mut self, element: &Element) {
        match &*element.name {
            "br" if self.tables > 0 => self.words(" "),
            "br" => {
                self.runs.push(InlineRun::Break);
                self.end_link();
            }
            "img" => self.image(element),
            "hr" => {
                self.end_block();
                if self.tables == 0 {
                    self.lines.block("---");
                }
            }
            "table" => {
                self.end_block();
                self.tables += 1;
            }
            "tr" if self.tables == 1 => {
                self.end_cell();
                self.rows.push(Vec::new());
            }
            "td" | "th" if self.tables == 1 => self.runs.clear(),
            "ul" | "ol" | "menu" | "dir" => {
                self.end_block();
                let first = element.get("start").and_then(|start| start.trim().parse().ok());
                let first = first.filter(|first| *first < LARGEST_NUMBER).unwrap_or(1);
                self.lists.push((element.name == "ol").then_some(first));
            }
            "li" => {
                self.end_block();
                let marker = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let mark = format!("{number}. ");
                        *number = (*number + 1).min(LARGEST_NUMBER);
                        mark
                    }
                    _ => "- ".to_owned(),
                };
                self.lines.open(Container::item(marker));
            }
            "dd" => {
                self.end_block();
                self.lines.open(Container::item(DEFINITION.to_owned()));
            }
            "blockquote" => {
                self.end_block();
                self.lines.open(Container::Quote);
            }
            _ if element.kind.is_block => self.end_block(),
            name => {
                let style = styled(name, element, &self.style, &self.address);
                self.outer.push(std::mem::replace(&mut self.style, style));
            }
        }
    }

    /// The element ends that began last.
    pub(crate) fn leave(&mut self, element: &Element) {
        match &*element.name {
            "br" | "img" | "hr" => {}
            "table" => {
                self.end_block();
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    self.end_table();
                }
            }
            "td" | "th" if self.tables == 1 => self.end_cell(),
            "tr" if self.tables == 1 => self.end_cell(),
            "ul" | "ol" | "menu" | "dir" => {
                self.end_block();
                self.lists.pop();
            }
            "li" | "dd" | "blockquote" => {
                self.end_block();
                self.lines.close();
            }
            _ if element.kind.is_block => self.end_block(),
            "td" | "th" => self.words(" "),
            _ => self.style = self.outer.pop().unwrap_or_default(),
        }
    }

    /// Words of the element that is open.
    pub(crate) fn words(&mut self, words: &str) {
        match self.runs.last_mut() {
            Some(InlineRun::Words(before, style)) if *style == self.style => before.push_str(words),
            _ => self.runs.push(InlineRun::Words(words.to_owned(), self.style.clone())),
        }
    }

    /// A block of code in the language `language`, which may be empty.
    pub(crate) fn code(&mut self, code: &str, language: &str) {
        let code = code.trim_end();
        if self.tables > 0 {
            // A table that lays out code is none.
            self.end_cell();
            self.end_table();
        } else {
            self.end_block();
        }
        if code.trim().is_empty() {
            return;
        }
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
        let fence = "`".repeat(longest.max(2) + 1);
        let blank = code[..code.len() - code.trim_start().len()].rfind('\n').map_or(0, |at| at + 1);
        self.lines.block(&[&fence, language, "\n", &code[blank..], "\n", &fence].concat());
    }

    /// The Markdown that was written since the last time. What is open stays open, but its marks are not repeated.
    pub(crate) fn finish(&mut self) -> String {
        if self.tables > 0 {
            self.end_cell();
            self.end_table();
        }
        self.end_block();
        self.lines.finish()
    }

    fn image(&mut self, element: &Element) {
        let alt = element.get("alt").unwrap_or_default();
        let title = element.get("title").unwrap_or_default();
        let alt = if alt.trim().is_empty() { title } else { alt };
        let source = element.get("src").filter(|source| !source.starts_with("data:"));
        let source = source.map(str::trim).filter(|source| !source.is_empty());
        let source = source.and_then(|source| followed(source, &self.address)).unwrap_or_default();
        if !alt.trim().is_empty() {
            let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ");
            self.runs.push(InlineRun::Image(alt, source, self.style.clone()));
        }
    }

    /// A block ends. In a cell of a table it is a blank.
    fn end_block(&mut self) {
        if self.tables > 0 {
            return self.words(" ");
        }
        let runs = std::mem::take(&mut self.runs);
        let markdown = inline_markdown(&runs);
        if !markdown.is_empty() {
            self.lines.block(&markdown);
            self.end_link();
        }
    }

    /// A link that goes on over blocks or lines is written once: a page could repeat it without end.
    fn end_link(&mut self) {
        if self.style.link.is_some() {
            [&mut self.style].into_iter().chain(&mut self.outer).for_each(|style| style.link = None);
        }
    }

    fn end_cell(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        let cell = inline_markdown(&runs).replace('|', "\\|");
        match self.rows.last_mut() {
            Some(row) if row.len() < MOST_COLUMNS => {
                // What stands between cells is seldom more than blanks.
                if !cell.is_empty() || !runs.is_empty() {
                    row.push(cell);
                }
            }
            _ if cell.is_empty() => {}
            _ => self.rows.push(vec![cell]),
        }
    }

    fn end_table(&mut self) {
        let mut rows = std::mem::take(&mut self.rows);
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        let mut columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        // A column for signs has nothing to read.
        for column in (0..columns).rev() {
            if rows.iter().all(|row| row.get(column).is_none_or(String::is_empty)) {
                rows.iter_mut().filter(|row| row.len() > column).for_each(|row| drop(row.remove(column)));
                columns -= 1;
            }
        }
        if columns < 2 {
            rows.iter().flatten().for_each(|cell| self.lines.block(cell));
            return;
        }
        let mut table = String::new();
        for (at, row) in rows.iter().enumerate() {
            table += &format!("| {} |", row.join(" | "));
            // The other rows may be shorter.
            if at == 0 {
                table += &" |".repeat(columns - row.len());
                table += &format!("\n|{}", " --- |".repeat(columns));
            }
            if at + 1 < rows.len() {
                table.push('\n');
            }
        }
        self.lines.block(&table);
    }
}

/// The style of words in an element of the page at `address` that stands among words of the style `outer`.
fn styled(name: &str, element: &Element, outer: &InlineStyle, address: &str) -> InlineStyle {
    let mut style = outer.clone();
    match name {
        "strong" | "b" => style.is_strong = true,
        "em" | "i" | "cite" | "dfn" | "var" => style.is_emphasised = true,
        "del" | "s" | "strike" => style.is_struck = true,
        "code" | "kbd" | "samp" | "tt" => style.is_code = true,
        "a" => {
            let target = element.get("href").map(str::trim).filter(|target| is_kept(target));
            let target = target.and_then(|target| followed(target, address));
            style.link = target.map(Into::into).or(style.link);
        }
        _ => {}
    }
    style
}

/// Whether a link leads somewhere that a reader could go to.
fn is_kept(target: &str) -> bool {
    let scheme = target.split_once(':').map_or("", |(scheme, _)| scheme).to_ascii_lowercase();
    !target.is_empty() && scheme != "javascript" && scheme != "data"
}

/// Where a target leads from the page at `address`; `None` if that is too long to be kept.
fn followed(target: &str, address: &str) -> Option<String> {
    let is_short = |target: &str| target.len() <= LONGEST_TARGET;
    is_short(target).then(|| resolved(target, address)).filter(|target| is_short(target))
}

#[cfg(test)]
#[path = "markdown_writer_tests.rs"]
mod tests;
