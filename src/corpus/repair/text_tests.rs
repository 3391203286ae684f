use proptest::prelude::*;

use super::repair;

fn repaired(text: &str) -> (String, Vec<&'static str>) {
    let mut told = Vec::new();
    let out = repair(text, &mut told).into_owned();
    (out, told.iter().map(|told| told.kind.name()).collect())
}

/// `text` as it looks after its UTF-8 was read as Windows-1252.
fn spoilt(text: &str) -> String {
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned()
}

#[test]
fn mojibake_is_repaired() {
    assert_eq!(repaired("14:00 â€“ 15:30"), ("14:00 – 15:30".to_owned(), vec!["mojibake-mended"]));
    for text in ["“quoted” it’s", "Triển khai hệ thống", "đường dẫn", "Cà phê – 50€", "🚀 go", "được"]
    {
        assert_eq!(repaired(&spoilt(text)).0, text);
        assert_eq!(repaired(&spoilt(&spoilt(text))).0, text, "spoilt twice");
    }
}

#[test]
fn correct_text_stays() {
    for text in [
        "ĐÃ HOÀN THÀNH",
        "MÃ NGUỒN",
        "ĐÃ\u{a0}XONG",
        "“MÃ”",
        "MÃ… “LÂ”",
        "«allá»… «là»”",
        "Tiếng Việt – rất hay",
        "naïve café £5 ©2024 Ã",
        "HÀ–NỘI",
    ] {
        assert_eq!(repaired(text), (text.to_owned(), vec![]), "{text}");
    }
}

#[test]
fn marks_and_widths() {
    assert_eq!(repaired("Tie\u{302}\u{301}ng"), ("Tiếng".to_owned(), vec!["not-nfc"]));
    assert_eq!(repaired("a\u{200b}b\u{feff}\u{ad}c\u{200d}d"), ("abcd".to_owned(), vec!["zero-width"]));
    for kept in ["👨\u{200d}💻", "क्\u{200d}ष", "می\u{200c}خواهم"] {
        assert_eq!(repaired(kept).0, kept);
    }
}

proptest! {
    #[test]
    fn repairing_twice_changes_nothing(text in "[a-zÀ-ỹ\u{80}-\u{ff}\u{200b}\u{ad}\u{300}-\u{309}€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u{200d} ]{0,24}") {
        let once = repaired(&text).0;
        let (twice, kinds) = repaired(&once);
        prop_assert_eq!(&once, &twice);
        prop_assert!(kinds.is_empty());
    }

    #[test]
    fn any_text_is_repaired_once(text in "\\PC{0,40}") {
        let once = repaired(&text).0;
        prop_assert_eq!(&repaired(&once).0, &once);
        let spoilt_once = repaired(&spoilt(&text)).0;
        prop_assert_eq!(&repaired(&spoilt_once).0, &spoilt_once);
    }
}
