//! Words that the index does not know, read as ones that it does.

use super::collection::Collection;

#[test]
fn typing_errors_are_corrected_only_where_the_index_does_not_know_the_word() {
    let notes = Collection::of(&[
        ("table", "The DynamoDB table keeps one item for each release."),
        ("release", "Rollbacks are watched by the person on call until the error rate settles."),
    ]);
    let results = notes.results("dynmaodb tabel");
    assert_eq!(results.hits[0].id, "table");
    assert_eq!(results.suggestion.as_deref(), Some("dynamodb table"));
    assert_eq!(notes.results("table release").suggestion, None);
}

#[test]
fn of_two_edits_none_is_in_the_first_letter() {
    let notes = Collection::of(&[("cluster", "Kubernetes runs here"), ("other", "Nothing of the kind")]);
    for (typed, is_found) in
        [("kubenretse", true), ("uubernetes", true), ("ukbernetes", true), ("uubernetse", false)]
    {
        assert_eq!(notes.ranked(typed), if is_found { vec!["cluster"] } else { vec![] }, "{typed}");
    }
}

/// Such a word counts as the one that it was read as, in a term of several words, too.
#[test]
fn a_typing_error_in_a_term_of_several_words_is_corrected() {
    let notes = Collection::of(&[
        ("warming", "Without the greenhouse effect the planet would freeze."),
        ("light", "The effect of light on the sea."),
        ("plan", "Nhóm lập quy hoạch cho khu phố cũ."),
        ("rule", "Quy tắc đặt tên được ghi lại."),
    ]);
    assert_eq!(notes.rungs("greenhosue effect"), ["greenhouse: \"respelled\"", "effect: \"typed\""]);
    assert_eq!(notes.rungs("quy hocạh"), ["quy: \"typed\"", "hoạch: \"respelled\""]);
    for (typed, wrong) in [("greenhouse effect", "greenhosue effect"), ("quy hoạch", "quy hocạh")] {
        assert_eq!(notes.ranked(typed), notes.ranked(wrong), "{wrong}");
    }
}

#[test]
fn a_typing_error_before_an_apostrophe_is_corrected() {
    let notes = Collection::of(&[("person", "Odinga led the party."), ("other", "The role of a party.")]);
    let results = notes.results("Oidnga's");
    assert_eq!(results.hits[0].id, "person");
    assert_eq!(results.suggestion.as_deref(), Some("odinga"));
}

/// `tarng` is also the keys of `tảng`, `theer` those of `thể`.
#[test]
fn keys_are_a_typing_error_where_the_words_around_them_say_so() {
    let notes = Collection::of(&[
        ("fashion", "Thời trang của sinh viên."),
        ("rock", "Một tảng đá ven đường."),
        ("there", "There is an index in the folder."),
        ("body", "Cơ thể người có nhiều nước."),
    ]);
    let suggestion = |query: &str| notes.results(query).suggestion.unwrap_or_default();
    assert_eq!(suggestion("thời tarng"), "thời trang");
    assert_eq!(suggestion("theer is an index"), "there is an index");
    assert_eq!(notes.results("theer").readings, ["thể"]);
    // What its keys make is no other word.
    assert_eq!(notes.results("thời ta3ng").readings, ["thời tảng"]);
    assert_eq!(notes.results("một ddas").readings, ["một đá"]);
    assert_eq!(notes.results("tarng ddas").readings, ["tảng đá"]);
}

/// The words beside a word with a typing error are still read in their language: `ai` is no English here.
#[test]
fn the_neighbours_of_a_slip_keep_their_language() {
    let notes = Collection::of(&[
        ("people", "Những ai ủng hộ đề xuất này?"),
        ("artificial", "Một ứng dụng của AI trong lớp học."),
    ]);
    let count = |query: &str| notes.plan(query).groups.iter().filter(|group| group.is_unit()).count();
    assert_eq!(count("nữhng ai"), count("những ai"));
    assert_eq!(notes.ranked("nữhng ai ủng hộ"), notes.ranked("những ai ủng hộ"));
}

/// One that carries grammar says no more for being misspelled.
#[test]
fn a_typing_error_in_a_function_word_does_not_make_it_weigh_more() {
    let notes = Collection::of(&[
        ("database", "The database of the service, a database indeed."),
        ("which", "Which of them, which one, which other."),
        ("rest", "It is served from memory."),
    ]);
    assert_eq!(notes.ranked("which database")[0], "database");
    assert_eq!(notes.ranked("whcih database"), notes.ranked("which database"));
}

#[test]
fn a_space_may_be_missing_or_one_too_many() {
    let notes = Collection::of(&[
        ("balancer", "A load balancer stands before the servers."),
        ("tầng", "Hạ tầng của nhóm chạy trên đám mây."),
        ("users", "Xác thực người dùng bằng mật khẩu."),
        ("kubernetes", "Kubernetes keeps the load apart."),
        ("week", "Tuần 5: viết báo cáo."),
    ]);
    for (typed, meant, reading, found) in [
        ("loadbalancer", "load balancer", "load balancer", "balancer"),
        ("hạtầng", "hạ tầng", "hạ tầng", "tầng"),
        ("xacthuc nguoidung", "xac thuc nguoi dung", "xác thực người dùng", "users"),
        ("tuần5", "tuần 5", "tuần 5", "week"),
        ("kuber netes", "kubernetes", "kubernetes", "kubernetes"),
    ] {
        let results = notes.results(typed);
        assert_eq!(results.readings, [reading], "{typed}");
        assert_eq!(results.hits[0].id, found, "{typed}");
        assert_eq!(notes.scored(typed), notes.scored(meant), "{typed}");
    }
    // Nowhere side by side; one edit away from a word.
    for typed in ["loadservers", "servres"] {
        assert_eq!(notes.results(typed).readings, [""; 0], "{typed}");
    }
    assert_eq!(notes.results("servres").suggestion.as_deref(), Some("servers"));
    // Half of a choice is not what was meant; what nobody has is not required (`operators.rs`), and read as text.
    assert_eq!(notes.ranked("kafka OR loadbalancer"), [""; 0]);
    assert_eq!(notes.results("+loadbalancer").readings, ["load balancer"]);
}

#[test]
fn only_a_space_is_too_many() {
    let notes = Collection::of(&[
        ("kubectl", "Use kubectl, the command line."),
        ("sizes", "A plan for each size of disk, sizes differ."),
    ]);
    assert_eq!(notes.results("kube ctl").readings, ["kubectl"]);
    for typed in ["(kube) ctl", "kube, ctl", "kube-ctl"] {
        let readings = notes.results(typed).readings;
        assert!(
            readings.iter().all(|reading| reading.contains("kube") && !reading.contains("(kubectl")),
            "{typed}"
        );
    }
    // A letter is no word to be added.
    assert_eq!(notes.results("size s").readings, [""; 0]);
}

#[test]
fn what_is_being_typed_is_not_a_slip_yet() {
    let notes = Collection::of(&[
        ("infra", "Hạ tầng của nhóm."),
        ("seed", "Hạt giống được gieo."),
        ("balancer", "A load balancer stands before the servers."),
    ]);
    assert_eq!(notes.typing("hạ t").first().map(String::as_str), Some("infra"));
    // The word before is written to its end.
    assert_eq!(notes.typing("loadbalancer sta").first().map(String::as_str), Some("balancer"));
    assert_eq!(notes.typing("loadbalancer"), [""; 0]);
    assert_eq!(notes.ranked("loadbalancer"), ["balancer"]);
}
