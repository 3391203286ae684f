//! How a reader of Markdown takes what was written.

use pulldown_cmark::{Event, Options, Parser, Tag};

/// The blocks and words of `markdown`, in brackets.
pub(crate) fn read_back(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_DEFINITION_LIST;
    let mut out = String::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(tag) => out.push_str(&format!("{}(", name(&tag))),
            Event::End(_) => out.push(')'),
            Event::Text(words) => out.push_str(&words),
            Event::Code(code) => out.push_str(&format!("code({code})")),
            Event::SoftBreak => out.push(' '),
            Event::HardBreak => out.push_str("br()"),
            Event::Rule => out.push_str("hr()"),
            other => out.push_str(&format!("{other:?}")),
        }
    }
    out
}

fn name(tag: &Tag<'_>) -> String {
    let name = match tag {
        Tag::Paragraph => "p",
        Tag::Strong => "strong",
        Tag::Emphasis => "em",
        Tag::Strikethrough => "del",
        Tag::Item => "li",
        Tag::BlockQuote(_) => "quote",
        Tag::Table(_) => "table",
        Tag::TableHead | Tag::TableRow => "tr",
        Tag::TableCell => "td",
        Tag::DefinitionList => "dl",
        Tag::DefinitionListTitle => "dt",
        Tag::DefinitionListDefinition => "dd",
        Tag::List(None) => "ul",
        Tag::List(Some(first)) => return format!("ol[{first}]"),
        Tag::Link { dest_url, .. } => return format!("a[{dest_url}]"),
        Tag::Image { dest_url, .. } => return format!("img[{dest_url}]"),
        other => return format!("{other:?}"),
    };
    name.to_owned()
}
