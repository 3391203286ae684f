//! Places in HTML where something can be put in.

/// The name of the script of the box, without its ending.
const SCRIPT: &str = "timra-search";

/// Elements whose text is no markup.
const RAW: [&str; 4] = ["script", "style", "title", "textarea"];

/// Places in a page, and what says whether they are of use.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct HtmlPlaces {
    /// Where the head ends.
    pub head_end: Option<usize>,
    /// Where the body begins, behind its tag.
    pub body_start: Option<usize>,
    /// Whether the page says to what its addresses are relative.
    pub has_base: bool,
    /// Whether the page leads on to another one at once.
    pub leads_on: bool,
    /// Whether a tag fetches a script of [`SCRIPT`]'s name. Generators put a fingerprint into such names.
    pub has_script: bool,
    /// The language of the page, if it says so: a BCP 47 tag.
    pub lang: String,
}

impl HtmlPlaces {
    /// Reads the tags of a page as browsers do: comments, what scripts say, and a `<` before anything but a name are none.
    /// Behind the tag of the body only scripts are of interest.
    pub(crate) fn of(page: &str) -> Self {
        let (mut places, mut at) = (Self::default(), 0);
        while let Some(start) = page[at..].find('<').map(|found| at + found) {
            if page[start..].starts_with("<!--") {
                // `<!-->` is a whole comment.
                let Some(end) = page[start + 2..].find("-->") else { break };
                at = start + 2 + end + 3;
                continue;
            }
            if !is_tag(&page[start..]) {
                at = start + 1;
                continue;
            }
            let tag = &page[start + 1..tag_end(page, start)];
            at = start + 1 + tag.len();
            let name_end = tag.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(tag.len());
            let name = tag[..name_end].to_ascii_lowercase();
            let is_before_body = places.body_start.is_none();
            match name.as_str() {
                "/head" if places.head_end.is_none() && is_before_body => places.head_end = Some(start),
                "html" if is_before_body => places.lang = lang(tag),
                "base" => places.has_base |= is_before_body,
                "meta" => places.leads_on |= is_before_body && tag.to_ascii_lowercase().contains("refresh"),
                "body" if is_before_body => places.body_start = Some(at),
                _ => {}
            }
            places.has_script |= name == "script" && fetches_script(tag);
            if RAW.contains(&name.as_str()) {
                let end = format!("</{name}");
                let Some(found) = find_ignoring_case(&page[at..], &end) else { break };
                at += found + end.len();
            }
        }
        places
    }
}

/// Whether a tag names a file `timra-search.js`, or one with more between name and ending.
fn fetches_script(tag: &str) -> bool {
    let files =
        tag.split(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '=' | '"' | '\'' | '>' | '?'));
    files
        .filter_map(|file| file.strip_prefix(SCRIPT))
        .any(|rest| rest.starts_with('.') && rest.ends_with(".js"))
}

/// The value of the attribute `lang` of a tag; empty if there is none.
fn lang(tag: &str) -> String {
    let lower = tag.to_ascii_lowercase();
    let value = lower.split_ascii_whitespace().find_map(|it| it.strip_prefix("lang="));
    let value = value.unwrap_or_default().trim_end_matches('>');
    value.trim_matches(['"', '\'']).to_owned()
}

/// Whether text that begins with `<` begins with a tag; elsewhere `<` is a letter like any other.
fn is_tag(text: &str) -> bool {
    let name = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    name.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Where the tag that begins at `start` ends, behind its `>`. One within a value in quotes is no end.
fn tag_end(page: &str, start: usize) -> usize {
    let (mut quote, mut before) = (None, b'<');
    for (at, byte) in page.bytes().enumerate().skip(start) {
        match (quote, byte) {
            // Elsewhere a quote is a part of a name or a value.
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (None, b'>') => return at + 1,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    page.len()
}

fn find_ignoring_case(text: &str, wanted: &str) -> Option<usize> {
    text.as_bytes().windows(wanted.len()).position(|part| part.eq_ignore_ascii_case(wanted.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::HtmlPlaces;

    #[test]
    fn text_with_signs_of_markup_hides_no_tag() {
        for text in [
            "1 < 2, isn't it",
            "a <3 isn't a tag, nor is <",
            "<b isn't>bold</b>",
            "<b a=isn't>",
            "</ isn't>",
            "<? isn't>",
            "<! isn't>",
            "<!-->",
            "<a title = \"isn't > 1\" class='\"'>",
        ] {
            let page =
                format!("<head></head><body><p>{text}</p><script src=\"/x/timra-search.js\"></script>");
            assert!(HtmlPlaces::of(&page).has_script, "{text}");
            let page = format!("<!doctype html><head><title>x</title><!-- {text} --></head>{text}<body>");
            let HtmlPlaces { head_end, body_start, .. } = HtmlPlaces::of(&page);
            assert_eq!((head_end, body_start), (page.rfind("</head>"), Some(page.len())), "{text}");
        }
    }
}
