//! Where the code of a page is, which no dialect reads.

use std::ops::Range;

/// A longer line, in bytes, has no code within it: nobody writes it.
const LONGEST_LINE: usize = 1 << 16;

/// Ranges of bytes of the code in `body`, in order: fenced blocks with their fences, and code within a line.
pub(super) fn code_parts(body: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Option<(&str, usize)> = None;
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let begins = at;
        at += line.len();
        let bare = line.trim_start_matches([' ', '\t', '>']);
        match open {
            Some((fence, from)) => {
                if bare.starts_with(fence) && bare.trim().chars().all(|c| fence.starts_with(c)) {
                    found.push(from..at);
                    open = None;
                }
            }
            None => match fence(bare) {
                Some(fence) => open = Some((fence, begins)),
                None => inline(line, begins, &mut found),
            },
        }
    }
    found.extend(open.map(|(_, from)| from..body.len()));
    found
}

/// `body` with its parts outside of code as `change` makes them; `None` where that changes nothing. Parts come in order, each
/// as long as there is no code.
pub(super) fn outside_code(body: &str, mut change: impl FnMut(&str) -> Option<String>) -> Option<String> {
    let mut changed: Option<String> = None;
    let mut at = 0;
    let end = body.len()..body.len();
    for code in code_parts(body).into_iter().chain(std::iter::once(end)) {
        let part = &body[at..code.start];
        match (change(part), &mut changed) {
            (Some(part), Some(out)) => *out += &part,
            (Some(part), None) => changed = Some(body[..at].to_owned() + &part),
            (None, Some(out)) => *out += part,
            (None, None) => {}
        }
        if let Some(out) = &mut changed {
            *out += &body[code.clone()];
        }
        at = code.end;
    }
    changed
}

/// The fence that a line opens a block of code with.
fn fence(line: &str) -> Option<&str> {
    let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let length = line.len() - line.trim_start_matches(sign).len();
    // Back-quotes behind are those of code within a line.
    (length >= 3 && !(sign == '`' && line[length..].contains('`'))).then(|| &line[..length])
}

/// Code within a line, which is at byte `begins`.
fn inline(line: &str, begins: usize, found: &mut Vec<Range<usize>>) {
    if line.len() > LONGEST_LINE {
        return;
    }
    let mut at = 0;
    while let Some(next) = line[at..].find('`') {
        let open = at + next;
        let length = line[open..].len() - line[open..].trim_start_matches('`').len();
        let (from, quotes) = (open + length, &line[open..open + length]);
        let mut search = from;
        let close = loop {
            let Some(next) = line[search..].find(quotes) else { break None };
            let run = line[search + next..].len() - line[search + next..].trim_start_matches('`').len();
            if run == length {
                break Some(search + next);
            }
            search += next + run;
        };
        match close {
            Some(close) => {
                found.push(begins + open..begins + close + length);
                at = close + length;
            }
            None => at = from,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_found() {
        for (body, outside) in [
            ("a `b` c ``d ` e`` f", "A `b` C ``d ` e`` F"),
            ("a\n```x\nb\n```\nc\n", "A\n```x\nb\n```\nC\n"),
            ("~~~~\na\n~~~\n~~~~\nb", "~~~~\na\n~~~\n~~~~\nB"),
            ("> ```\n> a\n> ```\nb ` c", "> ```\n> a\n> ```\nB ` C"),
            ("a\n```\nb", "A\n```\nb"),
            ("é ```x``` b", "É ```x``` B"),
        ] {
            assert_eq!(outside_code(body, |part| Some(part.to_uppercase())).as_deref(), Some(outside));
        }
        assert_eq!(outside_code("a `b`", |_| None), None);
    }
}
