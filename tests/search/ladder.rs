//! The rungs from what was typed to what was meant.

use unicode_normalization::UnicodeNormalization;

use super::collection::Collection;

fn kitchen() -> Collection {
    Collection::of(&[
        ("hoà", "Văn hoá đội: ai cũng viết runbook, kĩ năng trực được luyện mỗi tuần."),
        ("triển", "Chúng tôi triển khai phiên bản mới lên máy chủ vào ban đêm."),
        ("tiếng", "Tài liệu tiếng Việt nằm trong thư mục content của dự án."),
        ("release", "Rollbacks are watched by the person on call until the error rate settles."),
        ("iam", "The role needs iam:PassRole and the policy AmazonS3ReadOnlyAccess, nothing else."),
        ("table", "The DynamoDB table keeps one item for each release."),
        ("names", "Diễn giả: Trần Vĩ, Nguyễn Khánh Phúc Thịnh và Lê Hoàng Anh."),
    ])
}

#[test]
fn the_four_words_of_carmen_611() {
    let streets = Collection::of(&[
        ("duong", "Duong Pho"),
        ("dương", "Dương Phố"),
        ("đương", "Đương Phố"),
        ("đường", "Đường Phố"),
    ]);
    for word in ["dương", "đương", "đường"] {
        let ranked = streets.ranked(word);
        assert_eq!(ranked[0], word, "the marks that were typed come first: {ranked:?}");
    }
    // Who types đường means it: what has other marks comes after what has none.
    let ranked = streets.ranked("đường");
    let place = |id: &str| ranked.iter().position(|found| found == id).expect("found");
    assert!(place("duong") < place("dương") || place("dương") == ranked.len() - 1, "{ranked:?}");
    // Who types no marks may mean any of them.
    assert_eq!(streets.ranked("duong").len(), 4);
}

#[test]
fn one_word_however_it_is_spelled_ranks_the_same() {
    let kitchen = kitchen();
    for (one, other) in
        [("văn hoá", "văn hóa"), ("kĩ năng", "kỹ năng"), ("VĂN HOÁ", "văn hoá"), ("Rollbacks", "rollbacks")]
    {
        assert_eq!(kitchen.scored(one), kitchen.scored(other), "{one} and {other}");
        let decomposed: String = one.nfd().collect();
        assert_eq!(kitchen.scored(one), kitchen.scored(&decomposed), "{one}, decomposed");
    }
}

#[test]
fn marks_may_be_missing_or_typed_as_keys() {
    let kitchen = kitchen();
    for query in ["triển khai", "trien khai", "triên khai", "trieenr khai", "trie63n khai", "TRIEN KHAI"] {
        assert_eq!(kitchen.ranked(query)[0], "triển", "{query}");
    }
    assert_eq!(kitchen.results("trieenr khai").readings, ["triển khai"]);
    assert_eq!(kitchen.results("triển khai").readings, [""; 0]);
}

#[test]
fn names_are_found_both_ways_round_and_without_marks() {
    let kitchen = kitchen();
    for query in ["Trần Vĩ", "Vi Tran", "thinh nguyen", "Lê Hoàng Anh", "hoang anh le"] {
        assert_eq!(kitchen.ranked(query)[0], "names", "{query}");
    }
}

#[test]
fn identifiers_are_found_whole_and_by_their_parts() {
    let kitchen = kitchen();
    for query in [
        "iam:PassRole",
        "passrole",
        "iampassrole",
        "AmazonS3ReadOnlyAccess",
        "read only access",
        "amazons3readonlyaccess",
    ] {
        assert_eq!(kitchen.ranked(query)[0], "iam", "{query}");
    }
}

#[test]
fn every_marked_word_names_its_rung() {
    let kitchen = kitchen();
    let rungs = |query: &str| kitchen.rungs(query);
    assert_eq!(rungs("tiếng"), ["tiếng: \"typed\""]);
    assert_eq!(rungs("rollback"), ["Rollbacks: \"inflected\""]);
    assert_eq!(rungs("dynmaodb"), ["DynamoDB: \"respelled\""]);
    assert_eq!(rungs("trieenr khai")[..2], ["triển: \"keystrokes\"", "khai: \"keystrokes\""]);
    assert_eq!(rungs("\"máy chủ\""), ["máy: \"phrase\"", "chủ: \"phrase\""]);
}

#[test]
fn a_word_that_is_being_typed_finds_what_it_may_become() {
    let notes = Collection::of(&[
        ("deploy", "Triển khai hạ tầng bằng Terraform"),
        ("secure", "Securities and security groups"),
        ("other", "Một bài viết về văn hoá"),
    ]);
    for (typed, expected) in [
        ("tri", "deploy"),
        ("trieen kh", "deploy"),
        ("trien kh", "deploy"),
        ("ha ta", "deploy"),
        ("terraf", "deploy"),
        ("securit", "secure"),
        ("văn ho", "other"),
    ] {
        assert_eq!(notes.typing(typed).first().map(String::as_str), Some(expected), "{typed}");
    }
    // Marks that were typed hold for what follows.
    assert!(notes.typing("trì").is_empty());
    // A whole word is no worse for being the beginning of others.
    let words = Collection::of(&[("log", "The log"), ("logistics", "The logistics"), ("other", "The rest")]);
    assert_eq!(words.typing("log").first().map(String::as_str), Some("log"));
    // A space ends a word that stands.
    assert_eq!(words.typing("log "), ["log"]);
}

/// The ladder as its speakers read it: what was typed, how it was read, what it finds first and why.
#[test]
fn rungs_by_example() {
    let rows: Vec<Vec<&str>> = include_str!("rungs.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect();
    let mut sentences: Vec<(&str, &str)> = rows.iter().map(|row| (row[2], row[2])).collect();
    sentences.sort_unstable();
    sentences.dedup();
    let all = Collection::of(&sentences);
    let mut shown = String::new();
    let mut expected = String::new();
    for row in &rows {
        let [typed, reading, sentence, rungs] = row[..] else { panic!("four columns: {row:?}") };
        let results = all.results(typed);
        let matches = results.hits.first().map(|hit| {
            let matches = hit.matches.iter().map(|m| {
                let rung = serde_json::to_value(m.rung).expect("a name");
                format!("{} {}", m.text.to_lowercase(), rung.as_str().expect("a word"))
            });
            (hit.id.as_str(), matches.collect::<Vec<_>>().join(", "))
        });
        let (found, why) = matches.unwrap_or(("nothing", String::new()));
        shown += &format!("{typed}\t{}\t{found}\t{why}\n", results.readings.join(" "));
        expected += &format!("{typed}\t{reading}\t{sentence}\t{rungs}\n");
    }
    assert_eq!(shown, expected);
}

/// What two syllables alone would be read as is not what three are.
#[test]
fn marks_are_given_back_to_a_word_of_three_syllables() {
    let notes = Collection::of(&[
        ("balancer", "Bộ cân bằng tải chia đều yêu cầu cho các máy"),
        ("account", "Đăng nhập bằng tài khoản được cấp"),
        ("cleanup", "Xoá tài nguyên sau buổi học"),
        ("docs", "Tài liệu nằm trong kho của nhóm"),
        ("assets", "Tài sản được kiểm kê mỗi quý"),
    ]);
    let results = notes.results("can bang tai");
    assert_eq!(results.readings, ["cân bằng tải"]);
    assert_eq!(results.hits[0].id, "balancer");
}
