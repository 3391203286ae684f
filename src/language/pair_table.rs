//! Pairs in a file that a person can edit.

use std::io::{self, Write};

use super::Pair;

/// The first line of the file.
const HEADER: &str = "# from_lang\tfrom\tto_lang\tto\tp(to|from)\tp(from|to)\tcount";

/// Writes one pair a line in tab-separated columns, in the order given, below a comment that names the columns.
///
/// # Errors
///
/// Whatever keeps `out` from being written.
pub fn write(pairs: &[Pair], out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{HEADER}")?;
    for pair in pairs {
        let Pair { from_lang, from, to_lang, to, p_to_given_from, p_from_given_to, count } = pair;
        // What rounds to nothing would not be read again.
        let (p_to_given_from, p_from_given_to) = (p_to_given_from.max(0.01), p_from_given_to.max(0.01));
        writeln!(
            out,
            "{from_lang}\t{from}\t{to_lang}\t{to}\t{p_to_given_from:.2}\t{p_from_given_to:.2}\t{count}"
        )?;
    }
    Ok(())
}

/// Reads a table of translations that [`write()`] wrote and that a person may have edited: empty lines and lines that
/// begin with `#` are left out, and the count may be missing. Words are taken as they are written, without the
/// space around them.
///
/// # Errors
///
/// The 1-based number of the first line that is no pair, and what it should be like.
pub fn read(text: &str) -> Result<Vec<Pair>, (usize, &'static str)> {
    let lines = text.strip_prefix('\u{feff}').unwrap_or(text).lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|(i, line)| pair(line).map_err(|what| (i + 1, what)))
        .collect()
}

fn pair(line: &str) -> Result<Pair, &'static str> {
    let columns: Vec<&str> = line.split('\t').map(str::trim).collect();
    if !(6..=7).contains(&columns.len()) {
        return Err(
            "a line has seven columns with tabs between them: language, words, language, words, two \
                    probabilities and a count",
        );
    }
    if columns[..4].iter().any(|column| column.is_empty()) {
        return Err("a language and words are needed on both sides");
    }
    let probability = |column: &str| {
        let parsed = column.parse().ok().filter(|p| (f32::MIN_POSITIVE..=1.0).contains(p));
        parsed.ok_or("a probability is a number above 0 and at most 1, such as 0.5")
    };
    Ok(Pair {
        from_lang: columns[0].to_owned(),
        from: columns[1].to_owned(),
        to_lang: columns[2].to_owned(),
        to: columns[3].to_owned(),
        p_to_given_from: probability(columns[4])?,
        p_from_given_to: probability(columns[5])?,
        count: columns
            .get(6)
            .map_or(Ok(1), |count| count.parse())
            .map_err(|_| "a count is a whole number")?,
    })
}
