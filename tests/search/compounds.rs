//! Compounds: one thing that is written as several words.

use timra_plan::{Group, Source};

use super::collection::Collection;

/// What the words of a unit weigh as they were typed, all together.
fn weight(group: &Group) -> f32 {
    let typed = group.alternatives.first().expect("an alternative");
    typed.layers.iter().filter(|layer| layer.source == Source::Words).map(|layer| layer.weight).sum()
}

#[test]
fn a_thing_counts_less_than_its_syllables_would() {
    let notes = Collection::of(&[
        ("a", "Máy chủ giữ dữ liệu của mô hình ngôn ngữ, và hệ điều hành giữ máy chủ."),
        ("b", "A server keeps what the model says."),
    ]);
    // By unit, the number of its words.
    let units = [("giữ", 1), ("máy chủ", 2), ("dữ liệu", 2), ("hệ điều hành", 3), ("mô hình ngôn ngữ", 4)];
    let one = weight(&notes.plan("giữ").groups[0]);
    let mut before = (1, one);
    for (unit, words) in units {
        let plan = notes.plan(unit);
        let here = weight(&plan.groups[0]);
        assert!(here < words as f32 * one || words == 1, "{unit}: {here}");
        assert!(here > before.1 || words == before.0, "a longer unit says more than a shorter one: {unit}");
        before = (words, here);
    }
}

#[test]
fn a_word_of_one_counts_more_beside_a_compound() {
    let notes = Collection::of(&[
        ("a", "Cài đặt IntelliJ hoặc Terraform trên máy chủ số 12345 rồi mở máy."),
        ("b", "Install IntelliJ or Terraform on the server."),
    ]);
    // By query: the words whose weight beside a compound is more than their own.
    for (query, word, is_more) in [
        ("cài đặt IntelliJ", "IntelliJ", true),
        ("cài đặt terraform", "terraform", true),
        ("mở IntelliJ", "IntelliJ", false),
        ("cài đặt 12345", "12345", false),
        ("cài đặt máy", "máy", false),
    ] {
        let here = weight(notes.plan(query).groups.iter().rfind(|group| !group.is_extra).expect("a unit"));
        let alone = weight(&notes.plan(word).groups[0]);
        assert_eq!(here > alone, is_more, "{query}: {here}, {alone}");
    }
}
