//! What is marked in a result.

use super::collection::Collection;

#[test]
fn a_lone_part_of_a_compound_is_not_marked_beside_the_whole() {
    let text = "Bảo mật bao gồm nhiều việc, báo cáo là một; bảo mật dữ liệu là việc khác.";
    let hit = Collection::of(&[("a", text), ("b", "Báo cáo tuần.")]).best("bao mat");
    let marked: Vec<_> = hit.highlights.iter().map(|mark| &hit.snippet[mark.start..mark.end]).collect();
    assert_eq!(marked, ["Bảo", "mật", "bảo", "mật"], "{}", hit.snippet);
}

#[test]
fn a_syllable_of_a_compound_is_not_marked_where_the_compound_is_not() {
    let text = "Chính sách bao gồm bốn phần, và báo cáo là một phần. An ninh mạng là việc của mọi người.";
    let notes = Collection::of(&[("a", text), ("b", "Bảo mật dữ liệu."), ("c", "An ninh quốc gia.")]);
    let marked = |query: &str, id: &str| -> Vec<String> {
        let hits = notes.results(query).hits;
        let hit = hits.iter().find(|hit| hit.id == id).expect("a hit");
        hit.highlights.iter().map(|mark| hit.snippet[mark.start..mark.end].to_owned()).collect()
    };
    for query in ["bao mat an ninh", "bảo mật an ninh"] {
        assert_eq!(marked(query, "a"), ["An", "ninh"], "{query}");
        assert_eq!(marked(query, "b"), ["Bảo", "mật"], "{query}");
    }
}
