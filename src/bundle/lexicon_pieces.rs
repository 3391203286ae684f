//! The lexicons of timra, divided into pieces.

use std::collections::BTreeMap;

use timra_language::{lexicon_group, lexicon_tables};

use super::PieceName;
use super::bytes::push_blob;
use super::key_pieces::KeyPieces;

/// Bytes of a piece, unless one group has more. The lexicons have 1.6 MB; a question asks for a piece or two for each word.
const MOST: usize = 3 << 10;

/// Adds the pieces with the lexicons. They are the same for every site.
pub(crate) fn lexicon_pieces(pieces: &mut Vec<Vec<u8>>) -> KeyPieces {
    let mut groups: BTreeMap<String, Vec<(usize, &'static str)>> = BTreeMap::new();
    for (table, lexicon) in lexicon_tables().enumerate() {
        for row in lexicon.lines() {
            let key = row.split('\t').next().unwrap_or_default();
            groups.entry(lexicon_group(key)).or_default().push((table, row));
        }
    }
    let (mut named, mut filling, mut bytes) = (Vec::new(), FillingRows::default(), 0);
    let mut last = String::new();
    for (group, rows) in groups {
        let more: usize = rows.iter().map(|(_, row)| row.len() + 1).sum();
        if bytes > 0 && bytes + more > MOST {
            filling.finish(&mut named, pieces);
            bytes = 0;
        }
        if bytes == 0 {
            filling.first = shortest_between(&last, &group).to_owned();
        }
        bytes += more;
        filling.rows.extend(rows);
        last = group;
    }
    if bytes > 0 {
        filling.finish(&mut named, pieces);
    }
    KeyPieces::new(named)
}

/// A piece that is being filled.
#[derive(Default)]
struct FillingRows {
    first: String,
    rows: Vec<(usize, &'static str)>,
}

impl FillingRows {
    /// Adds the piece, and begins another one.
    fn finish(&mut self, named: &mut Vec<(PieceName, String)>, pieces: &mut Vec<Vec<u8>>) {
        let (first, mut rows) = (std::mem::take(&mut self.first), std::mem::take(&mut self.rows));
        // By table, and as the table has them.
        rows.sort_by_key(|(table, row)| (*table, row.split('\t').next()));
        let mut piece = Vec::new();
        for table in 0..lexicon_tables().count() {
            let mut lines = String::new();
            for (_, row) in rows.iter().filter(|(of, _)| *of == table) {
                lines.push_str(row);
                lines.push('\n');
            }
            push_blob(&mut piece, lines.as_bytes());
        }
        named.push((PieceName::of(&piece), first));
        pieces.push(piece);
    }
}

/// The shortest beginning of `group` that is behind `last`.
fn shortest_between<'g>(last: &str, group: &'g str) -> &'g str {
    let ends = group.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.map(|end| &group[..end]).find(|begin| *begin > last).unwrap_or(group)
}

#[cfg(test)]
mod tests {
    use super::{lexicon_pieces, shortest_between};
    use crate::PieceName;

    #[test]
    fn pieces_end_between_groups() {
        assert_eq!(shortest_between("", "abc"), "a");
        assert_eq!(shortest_between("trie", "trien"), "trien");
        assert_eq!(shortest_between("trich", "trien"), "trie");
        assert_eq!(shortest_between("", ""), "");
    }

    #[test]
    fn all_rows_of_a_group_are_in_the_piece_that_it_is_found_in() {
        let mut pieces = Vec::new();
        let table = lexicon_pieces(&mut pieces);
        let mut rows = 0;
        for lexicon in timra_language::lexicon_tables() {
            for row in lexicon.lines() {
                let key = row.split('\t').next().expect("a key");
                let place = table.place(&timra_language::lexicon_group(key)).expect("a piece");
                let text = String::from_utf8_lossy(&pieces[place]);
                assert!(text.contains(&format!("{row}\n")), "{row}");
                rows += 1;
            }
        }
        assert!(rows > 30_000 && pieces.len() > 100);
        assert!(pieces.iter().zip(table.names()).all(|(piece, name)| PieceName::of(piece) == *name));
    }
}
