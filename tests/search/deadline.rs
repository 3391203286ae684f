//! Wherever the time of a search ends, its answer may lack something, and holds nothing wrong.

use std::cell::Cell;
use std::collections::HashSet;
use std::time::Duration;

use timra_engine::{Clock, Engine, Query, Results};
use timra_index::{Progress, Sources, build};

/// A clock by which the time is over when it has been looked at so many times.
struct Looks(Cell<usize>);

impl Clock for Looks {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }

    fn is_over(&self) -> bool {
        let left = self.0.get();
        self.0.set(left.saturating_sub(1));
        left == 0
    }
}

/// Every section that an answer names.
fn ids(results: &Results) -> HashSet<String> {
    let mut ids = HashSet::new();
    for hit in &results.hits {
        ids.insert(hit.id.clone());
        ids.extend(hit.duplicates.iter().cloned());
        ids.extend(hit.translations.iter().map(|translation| translation.id.clone()));
    }
    ids
}

#[test]
fn conditions_hold_wherever_the_time_ends() {
    let dir = tempfile::tempdir().expect("a directory");
    let index = dir.path().join("index");
    for page in 0..600 {
        let words: String = (0..40).map(|word| format!("w{} ", (page * 7 + word * 3) % 50)).collect();
        let bird = if page % 3 == 0 { "albatross" } else { "quokka" };
        let text = format!("# Page {page}\n\n{words}. A green {bird} said {words}\n");
        std::fs::write(dir.path().join(format!("p{page}.md")), text).expect("a page");
    }
    let sources = Sources { roots: vec![dir.path().to_owned()], ..Sources::default() };
    build(&sources, &index, &Progress::silent()).expect("an index");
    let engine = Engine::open(&index).expect("an index that opens");
    let mut partial = 0;
    for text in [
        "w1 w2 w3 w4 w5 w6 w7 w8 w9",
        "w1 w2 w3 -albatross",
        "+w1 +w2 quokka w3 w4",
        "\"w1 w4\" \"w4 w7\" \"green quokka\"",
        "w1 w2 -path:p1 wxyz wxzy abcdefgh",
    ] {
        let query = Query { limit: Query::MAX_LIMIT, ..Query::new(text) };
        let whole = engine.search(&query).expect("an answer");
        assert!(!whole.partial && whole.total > 0, "{text}");
        for looks in 0.. {
            let clock = Looks(Cell::new(looks));
            let cut = engine.search_by(&query, &clock).expect("an answer");
            assert!(ids(&cut).is_subset(&ids(&whole)), "{text} after {looks} looks");
            assert!(cut.total <= whole.total, "{text} after {looks} looks");
            if !cut.partial {
                assert_eq!(ids(&cut), ids(&whole), "{text}");
                break;
            }
            // What is not required is not said to be missing everywhere.
            assert_eq!(cut.notes, whole.notes, "{text}");
            partial += 1;
        }
        // Nothing of what was cut short has been kept.
        assert_eq!(ids(&engine.search(&query).expect("an answer")), ids(&whole), "{text}");
    }
    assert!(partial > 10, "only {partial} were cut short");
}
