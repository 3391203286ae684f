//! Words of several syllables, looked for by their unmarked letters.

use crate::{LexiconTable, fold};

/// The words of the table that begin with `first` and go on as some of `rest` without marks, with their counts.
pub(crate) fn words_from(words: LexiconTable, first: &str, rest: &[&str]) -> Vec<(String, u32)> {
    let of_column = |column: &str| {
        let (further, count) = column.rsplit_once(' ')?;
        goes_on(further, rest).then_some(())?;
        Some((format!("{first} {further}"), count.parse().ok()?))
    };
    words.row(first).map_or_else(Vec::new, |row| row.columns().filter_map(of_column).collect())
}

/// Whether syllables are those that others begin with, marks aside.
fn goes_on(further: &str, rest: &[&str]) -> bool {
    let mut rest = rest.iter();
    further.split(' ').all(|syllable| rest.next().is_some_and(|bare| is_marked_form(syllable, bare)))
}

/// Whether `syllable` without its marks is `bare`. Most differ in their first letter, so that is looked at first.
fn is_marked_form(syllable: &str, bare: &str) -> bool {
    match (syllable.bytes().next(), bare.bytes().next()) {
        (Some(first), Some(letter)) if first.is_ascii() && first != letter => false,
        _ => syllable.chars().count() == bare.len() && fold(syllable) == bare,
    }
}

#[cfg(test)]
mod tests {
    use super::words_from;
    use crate::LexiconTable;

    #[test]
    fn marks_are_all_that_may_differ() {
        let table = LexiconTable::new("words.tsv", "câu\t9\thỏi 5\tlạc bộ 4\tđối 2\n");
        let found = |rest: &[&str]| words_from(table, "câu", rest);
        assert_eq!(found(&["hoi"]), [("câu hỏi".to_owned(), 5)]);
        assert_eq!(found(&["doi"]), [("câu đối".to_owned(), 2)]);
        assert_eq!(found(&["lac", "bo", "khac"]), [("câu lạc bộ".to_owned(), 4)]);
        assert!(found(&["lac"]).is_empty() && found(&[]).is_empty() && found(&["hoit"]).is_empty());
    }
}
