//! Where the words of a section's text stand, small enough to be stored with it.

use std::ops::Range;

/// The byte range of every word of a text, by its position.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spans(Vec<Range<usize>>);

impl Spans {
    /// The spans of words in the order of their positions; they must not overlap.
    pub fn new(words: impl IntoIterator<Item = Range<usize>>) -> Self {
        Self(words.into_iter().collect())
    }

    /// Where the word at `position` stands.
    pub fn get(&self, position: u32) -> Option<Range<usize>> {
        self.0.get(position as usize).cloned()
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every span, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Range<usize>> + '_ {
        self.0.iter().cloned()
    }

    /// Length of each word and the gap before it, seven bits a byte. Where the gap is a single byte, as between most words,
    /// it is not said: one byte a word in ordinary text.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.0.len() * 5 / 4);
        let mut end = 0;
        for span in &self.0 {
            let gap = span.start.saturating_sub(end);
            push(&mut bytes, span.len() << 1 | usize::from(gap != 1));
            if gap != 1 {
                push(&mut bytes, gap);
            }
            end = span.end;
        }
        bytes
    }

    /// Reads what [`Self::encode`] wrote; spans that would not lie within `text` on character boundaries are
    /// left out with all that follow, so damaged bytes cost a highlight and never a panic.
    pub fn decode(bytes: &[u8], text: &str) -> Self {
        let mut spans = Vec::with_capacity(bytes.len());
        let mut rest = bytes;
        let mut end = 0_usize;
        while let Some(head) = pull(&mut rest) {
            let len = head >> 1;
            let Some(gap) = (if head & 1 == 0 { Some(1) } else { pull(&mut rest) }) else { break };
            let Some((start, stop)) = end.checked_add(gap).and_then(|s| Some((s, s.checked_add(len)?)))
            else {
                break;
            };
            if !(text.is_char_boundary(start) && text.is_char_boundary(stop)) {
                break;
            }
            spans.push(start..stop);
            end = stop;
        }
        Self(spans)
    }
}

fn push(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn pull(bytes: &mut &[u8]) -> Option<usize> {
    let mut number = 0_usize;
    for shift in (0..usize::BITS).step_by(7) {
        let (&first, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= usize::from(first & 0x7f).checked_shl(shift)?;
        if first & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::Spans;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn decoding_gives_back_what_was_encoded(words in prop::collection::vec((0_usize..300, 1_usize..300), 0..50)) {
            let mut end = 0;
            let spans = Spans::new(words.into_iter().map(|(gap, len)| {
                let start = end + gap;
                end = start + len;
                start..end
            }));
            let text = "x".repeat(end);
            prop_assert_eq!(Spans::decode(&spans.encode(), &text), spans);
        }

        #[test]
        fn damaged_bytes_point_nowhere_outside(bytes in prop::collection::vec(any::<u8>(), 0..60), text in "\\PC{0,40}") {
            for span in Spans::decode(&bytes, &text).iter() {
                prop_assert!(text.get(span).is_some());
            }
        }
    }
}
