//! The bytes of one file become its text.

use std::io::Read;

use super::decoded::{Decoded, decode};
use super::{Diagnostic, DiagnosticKind, Within};

/// Bytes of the longest file that is read.
pub const LONGEST_FILE: u64 = 64 << 20;

/// Says why a page cannot be read, and what to do about it.
fn unreadable(what: impl Into<String>, hint: &str) -> Diagnostic {
    Diagnostic::new(DiagnosticKind::UnreadablePage, what).hint(hint)
}

/// Hugo ends a line of Markdown at a line feed: a carriage return without one is white space to it, but in a file that
/// has no line feed at all.
fn with_plain_line_ends(text: String) -> String {
    if !text.contains('\r') {
        return text;
    }
    if !text.contains('\n') {
        return text.replace('\r', "\n");
    }
    text.replace("\r\n", "\n").replace('\r', " ")
}

/// The text that bytes are, without a byte order mark and with plain line ends. `is_html` says whether the text may
/// declare its encoding itself.
///
/// # Errors
/// Bytes that cannot be read as text; the diagnostic says so, without the file.
pub(crate) fn text(bytes: Vec<u8>, is_html: bool) -> Result<Decoded, Diagnostic> {
    let Decoded { text, wrong } = decode(bytes, is_html)?;
    Ok(Decoded { text: with_plain_line_ends(text), wrong })
}

/// The bytes of a file, or why there are none.
pub(crate) fn bytes(file: &Within) -> Result<Vec<u8>, Diagnostic> {
    let failed = |error: std::io::Error| {
        let what = format!("this page cannot be read and was left out: {error}");
        unreadable(what, "check its permissions")
    };
    let file = file.open().map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    if !metadata.is_file() {
        return Err(unreadable("this is no file any more and was left out", "try again"));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len().min(LONGEST_FILE)).unwrap_or_default());
    // It may grow while it is read.
    if metadata.len() <= LONGEST_FILE {
        file.take(LONGEST_FILE + 1).read_to_end(&mut bytes).map_err(failed)?;
    }
    if metadata.len().max(bytes.len() as u64) > LONGEST_FILE {
        let most = LONGEST_FILE >> 20;
        let what = format!("this page is longer than {most} MiB and was left out");
        return Err(unreadable(what, "split it or move it away"));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::with_plain_line_ends;

    #[test]
    fn line_ends() {
        for (written, plain) in [
            ("a\nb", "a\nb"),
            ("a\r\nb\r\n", "a\nb\n"),
            ("---\rtitle: x\r---\ra", "---\ntitle: x\n---\na"),
            ("a\r## b\n\rc\r\n", "a ## b\n c\n"),
        ] {
            assert_eq!(with_plain_line_ends(written.to_owned()), plain, "{written:?}");
        }
    }
}
