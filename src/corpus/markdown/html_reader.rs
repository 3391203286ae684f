//! Hands HTML to the tokenizer so that it never goes deep.

use std::convert::Infallible;

use html5gum::{Readable, Reader, StringReader};

/// Attributes in double quotation marks that the tokenizer may read one inside the other.
const DEEPEST: u32 = 32;

/// HTML, as it is given to the tokenizer. html5gum 0.9 calls itself for every attribute in double quotation marks,
/// until its stack is used up. A slash makes it return from all of these calls, and between attributes a slash
/// means what a blank means. So every 32nd blank after such an attribute is given to the tokenizer as a slash.
pub(crate) struct HtmlReader<'h> {
    html: StringReader<'h>,
    /// Whether a quotation mark was the last thing read.
    is_quoted: bool,
    /// Attributes since the last solidus.
    depth: u32,
}

impl<'h> HtmlReader<'h> {
    /// A reader of `html`.
    pub(crate) fn new(html: &'h str) -> Self {
        HtmlReader { html: html.to_reader(), is_quoted: false, depth: 0 }
    }
}

impl Reader for HtmlReader<'_> {
    type Error = Infallible;

    /// The tokenizer asks for a single byte after a quotation mark only where this ends the value of an attribute.
    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        let byte = self.html.read_byte()?;
        let is_behind = std::mem::take(&mut self.is_quoted);
        if !is_behind || !matches!(byte, Some(b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')) {
            return Ok(byte);
        }
        self.depth += 1;
        if self.depth < DEEPEST {
            return Ok(byte);
        }
        self.depth = 0;
        Ok(Some(b'/'))
    }

    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        char_buf: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Infallible> {
        let read = self.html.read_until(needle, char_buf)?;
        self.is_quoted = read == Some(b"\"");
        Ok(read)
    }

    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Infallible> {
        self.is_quoted = false;
        self.html.try_read_string(text, case_sensitive)
    }
}

#[cfg(test)]
mod tests {
    use html5gum::Token;

    use super::super::html::tokens;

    /// The names and values of the attributes of the first tag, in the order of the names, and the text after it.
    fn read(html: &str) -> (Vec<(String, String)>, String) {
        let (mut attributes, mut text) = (Vec::new(), String::new());
        for token in tokens(html) {
            match token {
                Token::StartTag(tag) => attributes.extend(tag.attributes.into_iter().map(|(name, value)| {
                    let string = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
                    (string(name.0), string(value.value.0))
                })),
                Token::String(words) => text.push_str(&String::from_utf8_lossy(&words.value.0)),
                _ => {}
            }
        }
        (attributes, text)
    }

    #[test]
    fn a_tag_may_have_any_number_of_attributes() {
        for (quote, blank) in [("\"", " "), ("\"", "\n"), ("\"", " \t\n "), ("'", " "), ("", " ")] {
            let attributes: Vec<(String, String)> =
                (0..20_000).map(|at| (format!("n{at:05}"), format!("v/{at}"))).collect();
            let written: String = attributes
                .iter()
                .map(|(name, value)| format!("{blank}{name}={quote}{value}{quote}"))
                .collect();
            let html = format!("<a{written}{blank}>say \"a\" \"b\"");
            assert!(read(&html) == (attributes, "say \"a\" \"b\"".to_owned()), "{quote:?} {blank:?}");
        }
    }

    #[test]
    fn what_is_no_attribute_is_left_alone() {
        let listing = "<b x=\"1\" y=\"2\" z=\"3\">".repeat(100);
        for (before, behind) in [("<textarea>", "</textarea>"), ("<script>", "</script>")] {
            let (attributes, text) = read(&format!("{before}{listing}{behind}"));
            assert_eq!((attributes, text), (Vec::new(), listing.clone()));
        }
        let prose = "the \"a\" and the \"b\" \n".repeat(100);
        assert_eq!(read(&prose).1, prose);
        let value = "x=\"1\" ".repeat(100);
        assert_eq!(read(&format!("<a t='{value}'>")).0, [("t".to_owned(), value)]);
    }
}
