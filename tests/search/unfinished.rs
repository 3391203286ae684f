//! Words that were cut off before the search.

use super::collection::Collection;

#[test]
fn a_beginning_of_a_word_finds_the_word() {
    let pages = Collection::of(&[
        ("iac", "Hạ tầng được mô tả bằng Terraform và nằm trong một kho mã riêng."),
        ("pointer", "A smart pointer frees what it points to."),
        ("báo", "Xe phải nhận ra biển báo bên đường."),
        ("other", "Nothing of that kind here, only a smart house and a sign."),
    ]);
    for (query, id) in
        [("terraf", "iac"), ("ha tang terraf", "iac"), ("smart poin", "pointer"), ("biển bá", "báo")]
    {
        assert_eq!(pages.ranked(query).first().map(String::as_str), Some(id), "{query}");
    }
    assert_eq!(pages.results("terraf").suggestion.as_deref(), Some("terraform"));
}

#[test]
fn a_word_that_stands_is_no_beginning() {
    let pages = Collection::of(&[("tree", "The tree is tall."), ("trees", "Treetops and treehouses.")]);
    assert_eq!(pages.ranked("tree"), ["tree"]);
}

#[test]
fn a_cut_syllable_is_no_english_word() {
    let pages =
        Collection::of(&[("data", "Mã hóa dữ liệu trước khi gửi đi."), ("lies", "Lies and statistics.")]);
    assert_eq!(pages.ranked("mã hóa dữ liệ")[0], "data");
}
