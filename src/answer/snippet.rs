//! Snippets: the part of the text of a section that shows best why the section was found.

use std::ops::Range;

use timra_rank::{Match, best_window};
use timra_stored::Spans;

use super::Highlight;

/// How long a snippet is at most, in bytes of text; about two lines of a terminal, three of a narrow page.
const MAX_BYTES: usize = 240;

/// Text before the first match of the window, where its sentence does not fit.
const LEAD_BYTES: usize = 60;

/// How long a snippet is at least where it ends with a sentence, in bytes of text.
const LEAST_BYTES: usize = 100;

/// A piece of the text of a section, with the words to mark.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snippet {
    /// Plain text on one line; `…` where it was cut.
    pub text: String,
    /// Byte ranges of `text` to mark, in order, never overlapping.
    pub highlights: Vec<Highlight>,
}

/// A match, and its range of bytes in the text.
type Matched = (Range<usize>, Match);

/// The snippet of `text`: the window whose matches weigh most, each word of the query counted once. Without matches,
/// the beginning of the text.
pub fn snippet(text: &str, spans: &Spans, matches: &[Match]) -> Snippet {
    let matched: Vec<Matched> = matches.iter().filter_map(|&m| Some((spans.get(m.position)?, m))).collect();
    let window = window(&matched);
    let start = begin(text, spans, &window);
    let end = finish(text, spans, start, window.end);
    let marks =
        matched.into_iter().map(|(span, _)| span).filter(|span| start <= span.start && span.end <= end);
    on_one_line(text, start..end, marks)
}

/// The range of bytes from the first to the last match of the best window.
fn window(matched: &[Matched]) -> Range<usize> {
    let fits = |(first, _): &Matched, (span, _): &Matched| span.end - first.start <= MAX_BYTES - LEAD_BYTES;
    let best = best_window(matched, fits, worth).map(|(window, _)| &matched[window]);
    let ends = best.and_then(|window| Some(window.first()?.0.start..window.last()?.0.end));
    ends.unwrap_or_default()
}

/// What matches are worth together: another match of the same word adds a tenth of it.
fn worth(matched: &[Matched]) -> f32 {
    let (mut seen, mut worth) = (Vec::<usize>::new(), 0.0);
    for (_, m) in matched {
        if seen.contains(&m.group) {
            worth += m.weight * 0.1;
        } else {
            seen.push(m.group);
            worth += m.weight;
        }
    }
    worth
}

/// Where a snippet begins: at the beginning of the line or the sentence of the first match, if the matches fit behind it,
/// or else at a word a little before the first match.
fn begin(text: &str, spans: &Spans, window: &Range<usize>) -> usize {
    let first = window.start;
    let line = text[..first].rfind('\n').map_or(0, |at| at + 1);
    if first - line <= LEAD_BYTES {
        return line;
    }
    let sentence = sentence_ends(text, line..first).last().unwrap_or(line);
    if window.end - sentence <= MAX_BYTES {
        return sentence;
    }
    spans
        .iter()
        .map(|span| span.start)
        .find(|&start| start >= first - LEAD_BYTES)
        .map_or(first, |at| at.min(first))
}

/// Where a snippet ends, but not before the window does: after the last sentence that fits, unless that leaves little to
/// read, or else after the last word that fits.
fn finish(text: &str, spans: &Spans, start: usize, window_end: usize) -> usize {
    let limit = start + MAX_BYTES;
    if limit >= text.len() {
        return text.len();
    }
    let least = window_end.max(start + LEAST_BYTES);
    let whole =
        sentence_ends(text, start..text.floor_char_boundary(limit)).filter(|&end| end >= least).last();
    if let Some(end) = whole {
        return start + text[start..end].trim_end().len();
    }
    let fits = spans.iter().map(|span| span.end).take_while(|&end| end <= limit).last().unwrap_or(0);
    let mut end = fits.max(window_end);
    if end <= start {
        // One endless word: cut it where a character ends.
        end = text.floor_char_boundary(limit);
    }
    // A full stop after the last word belongs to it.
    end + text[end..]
        .chars()
        .next()
        .filter(|c| matches!(c, '.' | '!' | '?' | ')' | '”'))
        .map_or(0, char::len_utf8)
}

/// Where sentences of a part of the text end, and lines: behind their full stop and the space after it.
fn sentence_ends(text: &str, part: Range<usize>) -> impl Iterator<Item = usize> {
    let start = part.start;
    let mut is_ended = false;
    text[part].char_indices().filter_map(move |(at, c)| {
        let was_ended = is_ended;
        is_ended = match c {
            '.' | '!' | '?' | '…' | '。' | '！' | '？' => true,
            // What is quoted or put in brackets may be a sentence.
            ')' | '"' | '”' | '»' | '」' => is_ended,
            _ => false,
        };
        let is_end = c == '\n' || was_ended && c.is_whitespace() || matches!(c, '。' | '！' | '？');
        is_end.then_some(start + at + c.len_utf8())
    })
}

/// The range of the text on one line, with single spaces, and with the marks moved along.
fn on_one_line(text: &str, range: Range<usize>, marks: impl Iterator<Item = Range<usize>>) -> Snippet {
    let mut snippet = Snippet::default();
    if range.start > 0 && !text[..range.start].trim().is_empty() {
        snippet.text.push('…');
    }
    let mut marks = marks.peekable();
    let mut mark_start = None;
    let mut space = false;
    for (offset, c) in text[range.clone()].char_indices() {
        let at = range.start + offset;
        if let (Some(start), Some(mark)) = (mark_start, marks.peek())
            && at >= mark.end
        {
            snippet.highlights.push(Highlight { start, end: snippet.text.len() });
            mark_start = None;
            marks.next();
        }
        if c.is_whitespace() {
            space = !snippet.text.is_empty();
            continue;
        }
        if std::mem::take(&mut space) {
            snippet.text.push(' ');
        }
        if mark_start.is_none() && marks.peek().is_some_and(|mark| mark.contains(&at)) {
            mark_start = Some(snippet.text.len());
        }
        snippet.text.push(c);
    }
    if let Some(start) = mark_start {
        snippet.highlights.push(Highlight { start, end: snippet.text.len() });
    }
    if !text[range.end..].trim().is_empty() {
        snippet.text.push('…');
    }
    snippet
}

#[cfg(test)]
mod tests {
    use super::{Snippet, snippet};
    use timra_stored::Spans;

    #[test]
    fn text_without_a_word_is_cut_where_a_character_ends() {
        // Found by its title alone: a divider, a row of icons.
        for text in ["—".repeat(100), "🚀 ".repeat(100), "*".repeat(300)] {
            let Snippet { text: shown, highlights } = snippet(&text, &Spans::default(), &[]);
            assert!(shown.ends_with('…') && shown.len() > 200 && highlights.is_empty(), "{shown}");
        }
    }
}
