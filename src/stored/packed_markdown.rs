//! The Markdown of a section, packed against its heading and its text, which say most of it.

use lz4_flex::block::{compress_with_dict, decompress_into_with_dict};

/// Bytes of Markdown that are packed at a time.
const PIECE: usize = 16 << 10;

/// Bytes of what is known that a piece is packed against. LZ4 looks back 64 KB, over what came before in the piece,
/// too.
const WINDOW: usize = 48 << 10;

/// Packs `markdown` against the `heading` and the `text` of the section, as one value for each piece of it.
pub fn pack_markdown(markdown: &str, heading: &str, text: &str) -> Vec<Vec<u8>> {
    let known = known(heading, text);
    let mut pieces: Vec<&[u8]> = markdown.as_bytes().chunks(PIECE).collect();
    if pieces.is_empty() {
        // No value at all says that there is no other Markdown than the text.
        pieces.push(&[]);
    }
    let count = pieces.len();
    let packed = |(at, piece): (usize, &[u8])| compress_with_dict(piece, window(&known, at, count));
    pieces.into_iter().enumerate().map(packed).collect()
}

/// The Markdown that [`pack_markdown`] packed into `values`; `None` for values that it never gives.
pub fn unpack_markdown(values: &[Vec<u8>], heading: &str, text: &str) -> Option<String> {
    let known = known(heading, text);
    let mut markdown = Vec::new();
    let mut piece = vec![0; PIECE];
    for (at, value) in values.iter().enumerate() {
        let bytes = decompress_into_with_dict(value, &mut piece, window(&known, at, values.len())).ok()?;
        markdown.extend_from_slice(&piece[..bytes]);
    }
    String::from_utf8(markdown).ok()
}

/// The heading and the text of a section, in the order in which Markdown has them.
fn known(heading: &str, text: &str) -> Vec<u8> {
    [heading.as_bytes(), b"\n\n", text.as_bytes()].concat()
}

/// The part of `known` that a piece most likely repeats: as far into `known` as the piece is into its Markdown.
fn window(known: &[u8], piece: usize, pieces: usize) -> &[u8] {
    let middle = known.len() * (2 * piece + 1) / (2 * pieces.max(1));
    let start = middle.saturating_sub(WINDOW / 2).min(known.len().saturating_sub(WINDOW));
    &known[start..known.len().min(start + WINDOW)]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Bytes that Tantivy keeps of a value.
    const MOST: usize = 65_535;

    #[test]
    fn markdown_takes_little_beside_its_text() {
        let words: Vec<String> =
            (0..20_000).map(|at| format!("hạ{} tầng{}", at * 7919 % 10_007, at % 83)).collect();
        let text = words.join(" ");
        let markdown = format!("## Đề mục\n\n**{}**", words.join(" "));
        let values = pack_markdown(&markdown, "Đề mục", &text);
        assert!(values.len() > 20, "{} pieces say little", values.len());
        let bytes: usize = values.iter().map(Vec::len).sum();
        assert!(bytes < markdown.len() / 50, "{bytes} of {}", markdown.len());
        assert_eq!(unpack_markdown(&values, "Đề mục", &text).as_deref(), Some(markdown.as_str()));
    }

    proptest! {
        #[test]
        fn what_was_packed_comes_back(
            markdown in "\\PC{0,80}", times in 0_usize..3000, heading in "\\PC{0,20}", text in "\\PC{0,80}",
        ) {
            let (markdown, text) = (markdown.repeat(times), text.repeat(times));
            let values = pack_markdown(&markdown, &heading, &text);
            prop_assert!(values.iter().all(|value| value.len() <= MOST));
            prop_assert_eq!(unpack_markdown(&values, &heading, &text), Some(markdown));
        }

        #[test]
        fn other_bytes_do_no_harm(values in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..99), 0..4)) {
            let _ = unpack_markdown(&values, "Heading", "text and more text");
        }
    }
}
