//! Words of a text, in a row.

use super::collection::Collection;

#[test]
fn a_sentence_finds_the_section_that_has_it_before_one_that_has_its_words_more_often() {
    let pages = Collection::of(&[
        (
            "said",
            "Trước khi phát hành, hãy kiểm tra lại từng bước rồi mới mở cho mọi người. Sau đó ghi lại việc đã làm, ai đã \
             duyệt và khi nào, để lần sau khỏi hỏi lại; những gì không ghi thì coi như chưa làm.",
        ),
        (
            "scattered",
            "Bước kiểm tra: kiểm tra từng bước, kiểm tra lại, lại kiểm tra. Bước mở: mở lại từng bước. Mới mở, mới kiểm tra.",
        ),
        ("english", "Check each step again before it is open to all people."),
    ]);
    assert_eq!(pages.ranked("kiểm tra lại từng bước rồi mới mở")[0], "said");
    assert_eq!(pages.ranked("kiem tra lai tung buoc roi moi mo")[0], "said");
}
