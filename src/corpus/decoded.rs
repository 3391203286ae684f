//! Bytes in whatever encoding their file says become text.

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

use crate::markdown::tokens;
use crate::repair::font_of;
use crate::{Diagnostic, DiagnosticKind};

/// Bytes at the beginning of a page in which its encoding is looked for: more than browsers look at.
const LOOKED_AT: usize = 16 << 10;

/// Of so many pairs of bytes one has to be a Latin letter or a blank, so that bytes without a mark are UTF-16.
const PAIRS_FOR_LATIN: usize = 8;

/// The byte order marks of UTF-32, which is read by nobody.
const UTF_32_MARKS: [&[u8]; 2] = [&[0xff, 0xfe, 0, 0], &[0, 0, 0xfe, 0xff]];

/// The text that bytes are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Says which bytes are no text of their encoding, if there are any.
    pub wrong: Option<Diagnostic>,
}

/// Decodes the bytes of a file: by their byte order mark, else as UTF-8, else by what the page declares if it
/// `is_html`.
///
/// # Errors
/// Bytes that are not UTF-8 while nothing says what they are, or says an encoding that is not known.
pub(crate) fn decode(bytes: Vec<u8>, is_html: bool) -> Result<Decoded, Diagnostic> {
    if UTF_32_MARKS.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(unreadable("this page is UTF-32 and was left out", "save the file as UTF-8"));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return Ok(decoded_as(encoding, &bytes[mark..]));
    }
    if let Some(encoding) = utf_16_without_mark(&bytes) {
        return Ok(decoded_as(encoding, &bytes));
    }
    let bytes = match String::from_utf8(bytes) {
        // Of all encodings, only this one looks like ASCII and is none.
        Ok(text) if !(is_html && text.contains('\u{1b}')) => return Ok(Decoded { text, wrong: None }),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    let declared = if is_html { declared(&bytes) } else { None };
    let Some(label) = declared else { return undeclared(bytes, is_html) };
    match Encoding::for_label_no_replacement(label.as_bytes()) {
        // So browsers read it: a page that could be asked cannot be of two bytes a letter.
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => Ok(decoded_as(UTF_8, &bytes)),
        // Pages for fonts of their own said so; which letters their bytes are is told by the letters.
        Some(encoding) if encoding == X_USER_DEFINED => Ok(decoded_as(WINDOWS_1252, &bytes)),
        Some(encoding) => Ok(decoded_as(encoding, &bytes)),
        None if std::str::from_utf8(&bytes).is_err() && is_for_old_font(&bytes) => {
            Ok(decoded_as(WINDOWS_1252, &bytes))
        }
        None => {
            let what =
                format!("`{label}` is an encoding that timra does not know, so this page was left out");
            Err(unreadable(what, "save the file as UTF-8"))
        }
    }
}

/// Bytes of which nothing says what they are.
fn undeclared(bytes: Vec<u8>, is_html: bool) -> Result<Decoded, Diagnostic> {
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text, wrong: None }),
        Err(error) => error,
    };
    if is_for_old_font(error.as_bytes()) {
        return Ok(decoded_as(WINDOWS_1252, error.as_bytes()));
    }
    let at = error.utf8_error().valid_up_to();
    let line = 1 + error.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
    let what = format!("byte {at} is not valid UTF-8, so this page was left out");
    let hint = match is_html {
        true => "save the file as UTF-8, or declare its encoding with <meta charset>",
        false => "save the file as UTF-8",
    };
    Err(unreadable(what, hint).on_line(u32::try_from(line).ok()))
}

/// Whether the bytes are Vietnamese for fonts that came before Unicode: as Windows-1252, their letters tell it.
fn is_for_old_font(bytes: &[u8]) -> bool {
    font_of(WINDOWS_1252.decode_without_bom_handling(bytes).0.lines()).is_some()
}

fn unreadable(what: impl Into<String>, hint: &str) -> Diagnostic {
    Diagnostic::new(DiagnosticKind::UnreadablePage, what).hint(hint)
}

/// UTF-16 that has no mark. Every Latin letter and every blank is a zero byte in it, always on the same side.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let looked_at = &bytes[..bytes.len().min(LOOKED_AT)];
    let pairs = looked_at.chunks_exact(2);
    let fewest = pairs.len().div_ceil(PAIRS_FOR_LATIN).max(1);
    let (first, second) = pairs.fold((0, 0), |(first, second), pair| {
        (first + usize::from(pair[0] == 0), second + usize::from(pair[1] == 0))
    });
    match (first, second) {
        (0, second) if second >= fewest => Some(UTF_16LE),
        (first, 0) if first >= fewest => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding that a page of HTML declares for itself, as it is written there.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(LOOKED_AT)]);
    tokens(&head).find_map(|token| {
        let label = match token {
            html5gum::Token::StartTag(tag) if tag.name.0 == b"meta" => {
                let get = |name: &[u8]| {
                    let value = tag.attributes.get(&html5gum::HtmlString(name.to_vec()))?;
                    Some(String::from_utf8_lossy(&value.value.0).into_owned())
                };
                let is_type =
                    get(b"http-equiv").is_some_and(|is| is.trim().eq_ignore_ascii_case("content-type"));
                get(b"charset").or_else(|| value_of("charset", &get(b"content").filter(|_| is_type)?))
            }
            // `<?xml version="1.0" encoding="x"?>` is a comment to HTML.
            html5gum::Token::Comment(comment) if comment.value.0.starts_with(b"?xml") => {
                value_of("encoding", &String::from_utf8_lossy(&comment.value.0))
            }
            _ => None,
        };
        label.map(|label| label.trim().to_lowercase()).filter(|label| !label.is_empty())
    })
}

/// What stands behind `name=` in a text, without quotation marks.
fn value_of(name: &str, text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let behind = lower.match_indices(name).find_map(|(at, _)| {
        let behind = lower[at + name.len()..].trim_start();
        Some(behind.strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']).to_owned())
    })?;
    let end = behind.find(|c: char| c.is_whitespace() || matches!(c, ';' | '"' | '\'' | '?'));
    Some(behind[..end.unwrap_or(behind.len())].to_owned())
}

/// The text that the bytes are in this encoding; each sequence that is none becomes one U+FFFD.
fn decoded_as(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::new();
    let (mut rest, mut bad, mut lines) = (bytes, 0, Vec::new());
    let (mut line, mut counted) = (1u32, 0);
    loop {
        text.reserve(
            decoder.max_utf8_buffer_length_without_replacement(rest.len()).unwrap_or(rest.len()) + 4,
        );
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        rest = &rest[read..];
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, _) => {
                let newlines = text.as_bytes()[counted..].iter().filter(|byte| **byte == b'\n').count();
                line = line.saturating_add(u32::try_from(newlines).unwrap_or(u32::MAX));
                counted = text.len();
                bad += usize::from(length);
                if lines.last() != Some(&line) {
                    lines.push(line);
                }
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    let wrong = lines.first().map(|first| {
        let what = match bad {
            1 => format!("a byte is no letter in {}, the encoding of this page", encoding.name()),
            bad => format!("{bad} bytes are no letters in {}, the encoding of this page", encoding.name()),
        };
        let wrong = Diagnostic::new(DiagnosticKind::UndecodableBytes, what).on_line(*first);
        let wrong = wrong.done("they were read as U+FFFD").hint("save the file as UTF-8");
        Diagnostic { more_lines: u32::try_from(lines.len() - 1).unwrap_or(u32::MAX), ..wrong }
    });
    Decoded { text, wrong }
}

#[cfg(test)]
#[path = "decoded_tests.rs"]
mod tests;
