//! UTF-8 that was read as Windows-1252 and saved again: `â€“` for a dash.
//!
//! Correct Vietnamese looks much like it (`MÃ`, `ĐÃ`), so a run of such characters is repaired only when it reads
//! back as UTF-8 from end to end, gives characters that Vietnamese and English texts have, and holds at least
//! one sequence that nobody would write.

use std::ops::Range;

use encoding_rs::WINDOWS_1252;

/// `text` with its wrongly decoded letters (mojibake) put right, and the first thing that was put right, before and
/// after. `None` if nothing is wrong for certain.
pub(crate) fn repair(text: &str) -> Option<(String, (String, String))> {
    if !text.chars().any(is_lead) {
        return None;
    }
    let runs: Vec<(Range<usize>, String, bool)> = runs(text)
        .into_iter()
        .filter_map(|run| {
            let (decoded, certain) = decode(&text[run.clone()])?;
            Some((run, decoded, certain))
        })
        .collect();
    if !runs.iter().any(|(_, _, certain)| *certain) {
        return None;
    }
    // One certain case says how the whole text was treated, but only with more than one does a doubtful one
    // count: a capital letter before a closing quotation mark is likelier than a second accident.
    let certain_ones = runs.iter().filter(|(_, _, certain)| *certain).count();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let mut sample = None;
    for (run, decoded, certain) in runs {
        if !certain && certain_ones < 2 {
            continue;
        }
        out.push_str(&text[at..run.start]);
        out.push_str(&decoded);
        at = run.end;
        let wrong = text[run].to_owned();
        sample.get_or_insert((wrong, decoded));
    }
    out.push_str(&text[at..]);
    sample.map(|sample| (out, sample))
}

/// What a byte that begins a UTF-8 sequence looks like in Windows-1252.
fn is_lead(c: char) -> bool {
    matches!(c, '\u{c2}'..='\u{f4}')
}

/// Maximal runs of characters that are not ASCII and that Windows-1252 has.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        if byte(c).is_none_or(|b| b.is_ascii()) {
            continue;
        }
        let end = at + c.len_utf8();
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = end,
            _ => runs.push(at..end),
        }
    }
    runs
}

/// The one byte that Windows-1252 has for `c`. The bytes it leaves undefined stand for the control characters
/// of the same number, as browsers have it.
fn byte(c: char) -> Option<u8> {
    if c < '\u{80}' || matches!(c, '\u{a0}'..='\u{ff}') {
        return u8::try_from(u32::from(c)).ok();
    }
    // Quotation marks, dashes and the like: no others are in Windows-1252.
    if !matches!(c, '\u{81}'..='\u{9d}' | '\u{152}'..='\u{2122}') {
        return None;
    }
    let mut letter = [0; 4];
    match *WINDOWS_1252.encode(c.encode_utf8(&mut letter)).0 {
        [byte] => Some(byte),
        _ => None,
    }
}

/// A run read as UTF-8, and whether it cannot have been meant as it is.
fn decode(run: &str) -> Option<(String, bool)> {
    let bytes: Vec<u8> = run.chars().map(byte).collect::<Option<_>>()?;
    let decoded = String::from_utf8(bytes).ok()?;
    if !decoded.chars().all(is_plausible) {
        return None;
    }
    let mut chars = run.chars();
    let mut certain = false;
    for c in decoded.chars() {
        let sequence: Vec<char> = chars.by_ref().take(c.len_utf8()).collect();
        certain |= is_unnatural(&sequence);
    }
    Some((decoded, certain))
}

/// Whether nobody writes this sequence on purpose.
fn is_unnatural(sequence: &[char]) -> bool {
    match sequence {
        // A letter before a blank or before the punctuation that ends words and quotations is everyday.
        [_, trail] => !is_everyday(*trail),
        // `«allá»…`: a quotation ends, and the sentence with it.
        [_, '»', trail] => !is_everyday(*trail),
        _ => true,
    }
}

fn is_everyday(c: char) -> bool {
    matches!(
        c,
        '\u{a0}'
            | '\u{ad}'
            | '…'
            | '–'
            | '—'
            | '‘'
            | '’'
            | '‚'
            | '“'
            | '”'
            | '„'
            | '‹'
            | '›'
            | '«'
            | '»'
            | '•'
            | '·'
            | '°'
            | '™'
            | '®'
            | '¹'
            | '²'
            | '³'
    )
}

/// Characters that texts of this kind hold: Latin letters, punctuation, symbols, emoji.
fn is_plausible(c: char) -> bool {
    matches!(c,
        // What is still mojibake after one reading holds the bytes that Windows-1252 leaves undefined.
        '\u{81}' | '\u{8d}' | '\u{8f}' | '\u{90}' | '\u{9d}'
        | '\u{a0}'..='\u{24f}'
        | '\u{300}'..='\u{36f}'
        | '\u{1e00}'..='\u{1eff}'
        | '\u{2002}'..='\u{203e}'
        | '\u{20a0}'..='\u{20bf}'
        | '\u{2100}'..='\u{27bf}'
        | '\u{2b00}'..='\u{2bff}'
        | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}'
        | '\u{1f000}'..='\u{1faff}')
}
