//! The spans of the words of a text, in few bytes.

use std::ops::Range;

use super::varint::{pull, push};

/// The range of bytes of each word of a text, by the position of the word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spans(Vec<Range<usize>>);

impl Spans {
    /// The spans of words, in the order of their positions. They must not overlap.
    pub fn new(words: impl IntoIterator<Item = Range<usize>>) -> Self {
        Self(words.into_iter().collect())
    }

    /// The range of bytes of the word at `position`.
    pub fn get(&self, position: u32) -> Option<Range<usize>> {
        self.0.get(position as usize).cloned()
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the text has no word.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every span, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Range<usize>> + '_ {
        self.0.iter().cloned()
    }

    /// Encodes the spans of words in `text`. A run of words that are the next runs of letters and digits in `text` is
    /// one number, the number of these words; every other word is its length and the gap before it, with seven bits in
    /// a byte. That is a byte or two for a text with spaces between its words, and one byte a word for scripts without
    /// spaces.
    pub fn encode(&self, text: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        let (mut end, mut as_expected) = (0, 0);
        for span in &self.0 {
            if is_next_run(text, end, span) {
                as_expected += 1;
            } else {
                push_expected(&mut bytes, &mut as_expected);
                let gap = span.start.saturating_sub(end);
                push(&mut bytes, span.len() << 2 | usize::from(gap != 0) << 1 | OTHER);
                if gap != 0 {
                    push(&mut bytes, gap);
                }
            }
            end = span.end;
        }
        push_expected(&mut bytes, &mut as_expected);
        bytes
    }

    /// Decodes what [`Self::encode`] encoded. Spans that are not within `text`, on character boundaries, are left out
    /// with all that follow: damaged bytes lose highlights and cause no panic.
    pub fn decode(bytes: &[u8], text: &str) -> Self {
        let mut spans = Self(Vec::with_capacity(bytes.len()));
        let (mut rest, mut end) = (bytes, 0_usize);
        while let Some(head) = pull(&mut rest) {
            if head & OTHER == 0 {
                for _ in 0..head >> 1 {
                    let Some(run) = next_run(text, end) else { return spans };
                    end = run.end;
                    spans.0.push(run);
                }
                continue;
            }
            let Some(gap) = (if head & 2 == 0 { Some(0) } else { pull(&mut rest) }) else { return spans };
            let Some(start) = end.checked_add(gap) else { return spans };
            let Some(stop) = start.checked_add(head >> 2) else { return spans };
            if !(text.is_char_boundary(start) && text.is_char_boundary(stop)) {
                return spans;
            }
            spans.0.push(start..stop);
            end = stop;
        }
        spans
    }
}

/// Marks a word that is elsewhere than is expected.
const OTHER: usize = 1;

fn push_expected(bytes: &mut Vec<u8>, words: &mut usize) {
    if *words > 0 {
        push(bytes, *words << 1);
        *words = 0;
    }
}

/// The first run of letters and digits from `from` on; most words are such runs. The rule is simple so that it never
/// changes: words that do not follow it are encoded one by one.
fn next_run(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = text.get(from..)?;
    let start = from + rest.find(is_of_word)?;
    let len = text[start..].find(|c| !is_of_word(c)).unwrap_or(text.len() - start);
    Some(start..start + len)
}

/// Whether `span` is the [`next_run`], without a look beyond it: a line may be one run.
fn is_next_run(text: &str, from: usize, span: &Range<usize>) -> bool {
    let parts = (text.get(from..span.start), text.get(span.clone()), text.get(span.end..));
    let (Some(gap), Some(run), Some(behind)) = parts else { return false };
    !gap.contains(is_of_word) && run.chars().all(is_of_word) && !behind.starts_with(is_of_word)
}

fn is_of_word(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        // Latin letters begin here; then, other scripts with punctuation and symbols in between.
        _ => {
            c >= '\u{c0}'
                && !matches!(c, '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}')
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Spans;
    use proptest::prelude::*;

    #[test]
    fn the_longest_runs_take_no_longer_than_others() {
        for word in ["語言", "0123456789abcdef", "① "] {
            let text = word.repeat(200_000);
            let len = word.trim_end().len();
            let spans = Spans::new((0..200_000).map(|at| at * word.len()..at * word.len() + len));
            assert_eq!(Spans::decode(&spans.encode(&text), &text), spans);
        }
    }

    #[test]
    fn words_between_spaces_cost_nothing() {
        let text = "Củng cố DevOps mindset, và văn hoá: 3 lớp.";
        let spans = Spans::new([0..6, 7..11, 12..18, 19..26, 28..31, 32..36, 37..41, 43..44, 45..50]);
        assert_eq!(spans.encode(text), [9 << 1]);
        assert_eq!(Spans::decode(&spans.encode(text), text), spans);
    }

    proptest! {
        #[test]
        fn decoding_gives_back_what_was_encoded(
            words in prop::collection::vec(("[ .,—\n]{0,4}|[ a語]{60,90}", "[a-z0-9_'ếđ語²①\u{301}]{1,40}"), 0..90),
        ) {
            let mut text = String::new();
            let mut spans = Vec::new();
            for (gap, word) in words {
                text.push_str(&gap);
                spans.push(text.len()..text.len() + word.len());
                text.push_str(&word);
            }
            let spans = Spans::new(spans);
            prop_assert_eq!(Spans::decode(&spans.encode(&text), &text), spans);
        }

        #[test]
        fn damaged_bytes_point_nowhere_outside(bytes in prop::collection::vec(any::<u8>(), 0..60), text in "\\PC{0,40}") {
            for span in Spans::decode(&bytes, &text).iter() {
                prop_assert!(text.get(span).is_some());
            }
        }
    }
}
