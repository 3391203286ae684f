//! How words without marks are read.

use super::collection::Collection;

/// Pages of English alone: the lexicon says what is meant.
const ENGLISH: &[(&str, &str)] = &[
    ("login", "How to log in to the console and what to do about a lost password"),
    ("pointer", "A pointer holds an address in memory"),
    ("nat", "The NAT gateway of example.com translates addresses"),
];

/// Notes whose words stand beside others that are more frequent.
const NOTES: &[(&str, &str)] = &[
    ("pointer", "Một con trỏ giữ địa chỉ của ô nhớ"),
    ("owner", "Ai sở hữu ô nhớ thì người đó dọn"),
    ("source", "Tải mã nguồn về kho của nhóm"),
    ("cloud", "Một nền tảng mở"),
    ("faq", "Mỗi câu hỏi một dòng, trên trang web của lớp"),
    ("help", "Trợ giúp còn ít, hỗ trợ còn chậm, trợ lý còn bận, trợ lực còn thiếu"),
    (
        "figures",
        "Số liệu hữu ích, số hạng hữu hạn, con số hữu hiệu; cấu hình rồi cấu trúc, hơi chậm, hơi lâu",
    ),
    ("growth", "Nên làm sớm, tăng dần, tăng thêm, nên chờ; bài toán khó hàng đầu, giấy trắng, màu trắng"),
    ("nat", "NAT Gateway cho phép máy trong mạng riêng ra Internet, thể hiện bằng cần gạt"),
];

/// Where something is asked, what is typed, and what it is read as (a dash for nothing else), as a reader would say it.
#[test]
fn words_without_marks_are_read_as_a_reader_would() {
    let (english, notes) = (Collection::of(ENGLISH), Collection::of(NOTES));
    let mut wrong = String::new();
    for line in include_str!("readings.tsv").lines().filter(|line| !line.starts_with('#')) {
        let [place, typed, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three columns")
        };
        let collection = if place == "english" { &english } else { &notes };
        let results = collection.results(typed);
        let read = results.readings.first().map_or("-", String::as_str);
        if read != expected {
            wrong += &format!("{place}\t{typed}\t{read}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
