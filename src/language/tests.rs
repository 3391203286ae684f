use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{GOLDEN, OF_PART, PieceKind, StemmerOnly, analyze, analyze_in, detect, fold, normalize, segment};

/// `word=exact/base` of every word, parts in brackets, wholes in angle brackets.
fn shown(stemmer: Option<&StemmerOnly>, text: &str) -> String {
    let shown = analyze_in(stemmer, text).into_iter().map(|token| {
        let key = format!("{}/{}", token.key.exact().trim_start_matches(OF_PART), token.key.base());
        match token.kind {
            PieceKind::Word => key,
            PieceKind::Part => format!("({key})"),
            PieceKind::Whole => format!("<{key}>"),
        }
    });
    shown.collect::<Vec<_>>().join(" ")
}

/// Each language's golden table: text, tab, what [`shown`] makes of it. Meant to be read by its speakers.
#[test]
fn golden_tables() {
    let mut wrong = String::new();
    for (code, table) in GOLDEN {
        assert!(table.lines().count() > 1, "{code} has a golden table");
        for line in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let (text, expected) = line.split_once('\t').expect("two columns");
            let found = shown(None, text);
            if found != expected {
                wrong += &format!("{code}/golden.tsv: {text}\t{found}\n");
            }
        }
    }
    for line in include_str!("stemmer_only.tsv").lines().filter(|line| !line.starts_with('#')) {
        let [code, text, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three columns")
        };
        let found = shown(StemmerOnly::of(code), text);
        if found != expected {
            wrong += &format!("stemmer_only.tsv: {code}\t{text}\t{found}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_letter_of_the_alphabet_folds() {
    assert_eq!(fold("aăâbcdđeêghiklmnoôơpqrstuưvxy"), "aaabcddeeghiklmnooopqrstuuvxy");
    for vowel in "aăâeêioôơuưy".chars() {
        for tone in ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"] {
            let marked: String = format!("{vowel}{tone}").nfc().collect();
            assert!(fold(&marked).is_ascii(), "{marked}");
        }
    }
    assert_eq!(fold("Đường"), "Duong");
    assert_eq!(fold("ไทย ёлка"), "ไทย ёлка");
}

#[test]
fn sections_show_their_language() {
    for (text, lang) in [
        ("Củng cố DevOps mindset và văn hoá viết runbook cho cả team.", Some("vi")),
        ("Nous déployons la nouvelle version pendant la nuit, quand les utilisateurs dorment.", Some("fr")),
        ("デプロイは夜に行います。利用者が少ないからです。", Some("ja")),
        ("12 34 — 56", None),
    ] {
        let shown = detect(text, &["en", "vi", "fr", "ja"]).map(|evidence| evidence.lang);
        assert_eq!(shown, lang, "{text}");
    }
}

#[test]
fn names_do_not_make_a_text_vietnamese() {
    let text = "Place: Cánh Buồm Hall, Hải Lam Technical College. Speakers: Đặng Thuỳ Dương, Lý Hoàng Oanh.";
    assert!(
        detect(text, &["en", "vi"]).is_none_or(|evidence| evidence.lang == "en" || evidence.confidence < 0.5)
    );
}

fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-zA-Z]{1,9}",
        "[a-zA-Z0-9]{1,4}[-_./:@&'][a-zA-Z0-9]{1,4}",
        prop::sample::select(vec![
            "hoá",
            "hóa",
            "Quản",
            "lý",
            "ĐƯỜNG",
            "nghiêng",
            "giếng",
            "thuở",
            "日本語",
            "ไทย",
            "C++",
            "🚀",
            "naïve",
        ])
        .prop_map(str::to_owned),
        "\\PC{1,6}",
    ];
    prop::collection::vec((word, prop::sample::select(vec![" ", ", ", ". ", "\n", "-", ""])), 0..12)
        .prop_map(|words| words.into_iter().map(|(word, gap)| word + gap).collect())
}

proptest! {
    #[test]
    fn spans_point_at_their_text(text in text()) {
        let mut word_end = 0;
        for piece in segment(&text) {
            prop_assert!(!text[piece.span.clone()].is_empty());
            if piece.kind == PieceKind::Word {
                prop_assert!(piece.span.start >= word_end);
                word_end = piece.span.end;
            }
        }
    }

    #[test]
    fn nothing_alphanumeric_is_lost(text in text()) {
        let mut covered = vec![false; text.len()];
        for piece in segment(&text).into_iter().filter(|piece| piece.kind == PieceKind::Word) {
            covered[piece.span].fill(true);
        }
        for (at, c) in text.char_indices().filter(|&(_, c)| c.is_alphanumeric() && !is_combining_mark(c)) {
            prop_assert!(covered[at], "{c:?} at {at} of {text:?}");
        }
    }

    #[test]
    fn composed_and_decomposed_text_analyse_alike(text in text()) {
        let keys = |text: &str| analyze(text).into_iter().map(|t| (t.position, t.kind, t.key)).collect::<Vec<_>>();
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(keys(&composed), keys(&decomposed));
    }

    #[test]
    fn case_of_a_query_changes_nothing(text in text()) {
        let keys = |text: &str| analyze(&normalize(text)).into_iter().map(|t| t.key).collect::<Vec<_>>();
        let query = normalize(&text);
        let upper: String = query.to_uppercase();
        // Upper-casing is not reversible for every letter (ß, ŉ, final sigma); where it is, nothing may change.
        prop_assume!(normalize(&upper) == query);
        prop_assert_eq!(keys(&upper), keys(&query));
    }

    #[test]
    fn folding_and_exact_forms_are_idempotent(text in text()) {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
        for token in analyze(&text).into_iter().filter(|t| t.kind == PieceKind::Word) {
            let again = analyze(token.key.exact());
            if let [only] = again.as_slice() {
                prop_assert_eq!(only.key.exact(), token.key.exact());
            }
        }
    }
}

#[test]
fn what_is_kept_of_a_word_is_kept_for_its_language() {
    let forms = |code: Option<&str>| shown(code.and_then(StemmerOnly::of), "utilisateurs");
    let before: Vec<String> = [None, Some("fr")].map(forms).to_vec();
    assert_ne!(before[0], before[1]);
    // More languages than are kept at once.
    for code in ["es", "pt", "de", "it", "pl", "sv"] {
        forms(Some(code));
    }
    assert_eq!([None, Some("fr"), None].map(forms), [&before[0], &before[1], &before[0]].map(String::clone));
}

#[test]
fn an_apostrophe_between_two_scripts_belongs_to_no_word() {
    for (text, words) in [("한국's", ["한국", "s"]), ("it's 한국", ["it's", "한국"])] {
        let pieces = segment(text).into_iter().filter(|piece| piece.kind == PieceKind::Word);
        assert_eq!(pieces.map(|piece| &text[piece.span]).collect::<Vec<_>>(), words);
    }
}
