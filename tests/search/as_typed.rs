//! A word with its marks, or without any, as it was typed.

use super::collection::Collection;

#[test]
fn a_word_with_marks_goes_before_the_bare_one_of_a_shorter_text() {
    let pages = Collection::site(&[
        ("an.md", "# What is an IDE\n\nAn IDE is an editor with an opinion.\n"),
        (
            "hide.md",
            "# Thanh bên\n\nBấm vào mũi tên thì thanh bên sẽ ẩn đi, bấm lần nữa thì nó hiện ra, trên mọi trang.\n",
        ),
    ]);
    assert!(pages.best("ẩn").id.starts_with("site/hide.md"));
}

#[test]
fn a_bare_word_that_stands_so_goes_before_marked_ones() {
    let pages = Collection::of(&[
        ("kho", "Kho hàng ở tầng một, chìa khóa kho do bảo vệ giữ; mọi người ghi tên trước khi vào."),
        ("khó", "Khó."),
        ("khô", "Khô, khó, khổ."),
    ]);
    assert_eq!(pages.ranked("kho")[0], "kho");
    assert_eq!(pages.ranked("khó")[0], "khó");
}

#[test]
fn in_quotes_marks_are_marks() {
    let pages = Collection::of(&[
        ("kho", "Kho hàng ở tầng một."),
        ("khó", "Bài này khó."),
        ("đường", "Đường phố đông."),
        ("duong", "Duong, a friend of ours."),
        ("dogs", "Two dogs and no cat."),
    ]);
    for (query, found) in [
        ("\"kho\"", vec!["kho"]),
        ("\"khó\"", vec!["khó"]),
        ("\"đường\"", vec!["đường"]),
        ("\"duong\"", vec!["duong"]),
        ("\"dog\"", vec!["dogs"]),
        // Nobody has it as typed.
        ("\"pho dong\"", vec!["đường"]),
    ] {
        assert_eq!(pages.ranked(query), found, "{query}");
    }
}
