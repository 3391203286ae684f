//! What is marked in a result.

use super::collection::Collection;

#[test]
fn a_lone_part_of_a_compound_is_not_marked_beside_the_whole() {
    let text = "Bảo mật bao gồm nhiều việc, báo cáo là một; bảo mật dữ liệu là việc khác.";
    let hit = Collection::of(&[("a", text), ("b", "Báo cáo tuần.")]).best("bao mat");
    let marked: Vec<_> = hit.highlights.iter().map(|mark| &hit.snippet[mark.start..mark.end]).collect();
    assert_eq!(marked, ["Bảo", "mật", "bảo", "mật"], "{}", hit.snippet);
}
