//! The bytes of one file become its text.

use std::io::Read;

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

/// The text that bytes are, without a byte order mark and with plain line ends, or why they are none.
pub(crate) fn text(bytes: Vec<u8>) -> Result<String, Diagnostic> {
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
        let what = format!("byte {at} is not valid UTF-8, so this page was left out");
        unreadable(what, "save the file as UTF-8").on_line(u32::try_from(line).ok())
    })?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok(with_plain_line_ends(text))
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
