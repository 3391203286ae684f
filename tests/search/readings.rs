//! How words without marks are read.

use timra_plan::Rung;

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

/// What is typed, the query that it is a misspelling of (a dash for none), and what is found first.
#[test]
fn a_syllable_that_sounds_like_the_one_that_was_meant_is_a_slip() {
    let notes = Collection::of(&[
        ("firewall", "Tường lửa ứng dụng web chặn yêu cầu lạ"),
        ("mistakes", "Những sai lầm thường gặp khi triển khai"),
        ("memory", "Quản lý bộ nhớ và giải phóng bộ nhớ"),
        ("policy", "Chính sách bảo mật của công ty"),
        ("leaves", "Lá rụng vào mùa thu, quảng trường đông người, trình bày ngắn gọn, nầm dê nướng"),
    ]);
    let mut wrong = String::new();
    for line in include_str!("confused.tsv").lines().filter(|line| !line.starts_with('#')) {
        let [typed, ..] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("a column") };
        let results = notes.results(typed);
        let first = results.hits.first().map_or("nothing", |hit| hit.id.as_str());
        let found = format!("{typed}\t{}\t{first}", results.suggestion.as_deref().unwrap_or("-"));
        if found != line {
            wrong += &format!("{found}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// What Vietnamese acronyms stand for is found, and they are by it, in either language.
#[test]
fn acronyms_of_both_languages_are_known() {
    let notes = Collection::of(&[
        ("words", "Sao lưu cơ sở dữ liệu mỗi đêm"),
        ("acronym", "CSDL được sao lưu mỗi đêm"),
        ("english", "The database is copied every night"),
    ]);
    for typed in ["csdl", "cơ sở dữ liệu"] {
        let mut found = notes.ranked(typed);
        found.sort_unstable();
        assert_eq!(found, ["acronym", "english", "words"], "{typed}");
    }
}

/// Where a site says what an acronym stands for, either finds the other, on pages that have only one of them.
#[test]
fn acronyms_that_a_site_defines_link_its_sections() {
    let site = Collection::site(&[
        ("about.md", "# About\n\nThe Customer Data Unit (CDU) collects profiles.\n"),
        ("night.md", "# Night\n\nEvery evening the CDU cleans its tables.\n"),
        ("deploy.md", "# Deploying\n\nA script deploys the customer data unit.\n"),
        ("gioi-thieu.md", "# Giới thiệu\n\nBan Quản lý Ký túc xá (BQLKTX) trả lời thư.\n"),
        ("lich.md", "# Lịch\n\nBQLKTX làm việc từ thứ hai.\n"),
        ("noi-quy.md", "# Nội quy\n\nMọi người hỏi ban quản lý ký túc xá.\n"),
        ("cho.md", "# Chợ\n\nChợ Ong Mật (COM) không bán thức ăn.\n"),
        ("an.md", "# Ăn\n\nTrưa nay ăn cơm.\n"),
    ]);
    for (typed, pages) in [
        ("CDU", ["about", "deploy", "night"]),
        ("customer data units", ["about", "deploy", "night"]),
        ("BQLKTX", ["gioi-thieu", "lich", "noi-quy"]),
        ("ban quan ly ky tuc xa", ["gioi-thieu", "lich", "noi-quy"]),
    ] {
        let found = site.results(typed).hits.into_iter().take(3);
        let mut found: Vec<String> = found.map(|hit| hit.id).collect();
        found.sort_unstable();
        let named = found.iter().zip(pages).all(|(id, page)| id.starts_with(&format!("site/{page}.md#")));
        assert!(found.len() == 3 && named, "{typed}: {found:?}");
    }
    let shown = site
        .plan("com")
        .groups
        .iter()
        .flat_map(|group| &group.alternatives)
        .map(|it| it.rung)
        .collect::<Vec<_>>();
    assert!(!shown.contains(&Rung::Synonym), "an acronym that is a word is that word: {shown:?}");
}

/// An irregular form finds the others of its word, and is no misspelling of a word that looks like it.
#[test]
fn irregular_forms_are_one_word() {
    let notes = Collection::of(&[
        ("speak", "Two engineers speak at the meetup"),
        ("spike", "A spike in the load"),
        ("children", "Children play in the yard"),
    ]);
    assert_eq!(notes.ranked("who spoke"), ["speak"]);
    assert_eq!(notes.results("who spoke").suggestion, None);
    assert_eq!(notes.ranked("child"), ["children"]);
}
