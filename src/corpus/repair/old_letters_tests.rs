use proptest::prelude::*;

use super::*;

fn mended(text: &str) -> Option<String> {
    old_letters(text, None)?.mended.map(|(text, _)| text)
}

#[test]
fn old_letters_are_put_into_unicode() {
    for (wrong, right) in [
        ("C«ng nghÖ th«ng tin", "Công nghệ thông tin"),
        ("Coâng ngheä thoâng tin", "Công nghệ thông tin"),
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("CỘNG".to_lowercase().as_str(), "cộng"),
        ("C¤NG NGHÖ TH¤NG TIN", "CÔNG NGHỆ THÔNG TIN"),
        ("COÂNG NGHEÄ THOÂNG TIN", "CÔNG NGHỆ THÔNG TIN"),
        ("Giíi thiÖu", "Giới thiệu"),
        ("§Êt n\u{ad}íc vµ con ng\u{ad}êi, © 2005 (Linux®)", "Đất nước và con người, © 2005 (Linux®)"),
        ("« t« ®ç trong s©n", "ô tô đỗ trong sân"),
        ("Tôi là ai? C«ng nghÖ th«ng tin", "Tôi là ai? Công nghệ thông tin"),
        ("Được rồi: Coâng ngheä thoâng tin. Đúng thế.", "Được rồi: Công nghệ thông tin. Đúng thế."),
    ] {
        assert_eq!(mended(wrong).unwrap_or_else(|| wrong.to_owned()), right);
    }
}

#[test]
fn what_is_right_stays() {
    for text in [
        "Tôi là ai? Hoà bình, toán học, khoá học, xoá.",
        "« Où est le café ? » — « Là-bas, tôt ou tard, naïve. »",
        "Die schöne Müllerin für über fünf Größen",
        "Nå må du gå på skolen, så får du se",
        "¿Dónde está el niño? Aún no. ¡País! Raúl y Saúl",
        "Não há razão para não fazer ações",
        "Linux® und Windows®, © 2005, §1, 5 µm, 1ª, «ten» ×2",
        "Cong nghe thong tin",
    ] {
        assert_eq!(old_letters(text, None), None, "{text}");
    }
}

#[test]
fn a_page_tells_of_its_short_lines() {
    assert_eq!(old_letters("Tæng", None), None);
    let page = ["Tæng", "C«ng nghÖ th«ng tin vµ truyÒn th«ng", "Được"];
    assert_eq!(font_of(page), Some(OldFont::Tcvn3));
    let found = old_letters("Tæng", font_of(page)).and_then(|found| found.mended);
    assert_eq!(found, Some(("Tổng".to_owned(), "Tổng".to_owned())));
    assert_eq!(old_letters("Tôi là ai?", font_of(page)), None);
    assert_eq!(font_of(["C«ng nghÖ", "Công nghệ thông tin"]), None);
}

#[test]
fn what_is_not_certain_is_said() {
    let found = old_letters("®\u{ad}îc für über fünf größere Müller, th«ng schön", None).expect("it is said");
    assert_eq!((found.font, found.wrong.as_str(), found.mended), (OldFont::Tcvn3, "®\u{ad}îc", None));
}

/// Of so many such lines one is tried.
const LINES_APART: usize = 17;

/// Words of a line that is put together for a test.
const WORDS_OF_A_LINE: usize = 12;

/// Words of the lexicon of Vietnamese.
fn words() -> Vec<String> {
    let (_, table) =
        timra_language::tables().into_iter().find(|(name, _)| *name == "vi/words.tsv").expect("words");
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    let words = lines.flat_map(|line| {
        let (first, columns) = line.split_once('\t').unwrap_or((line, ""));
        columns.split('\t').filter_map(move |column| Some(format!("{first} {}", column.rsplit_once(' ')?.0)))
    });
    words.collect()
}

#[test]
fn what_was_written_for_a_font_comes_back() {
    let words = words();
    // Lines of words from all over the lexicon, so that each has something that tells.
    let lines = words.len() / WORDS_OF_A_LINE;
    for at in (0..lines).step_by(LINES_APART) {
        let text: Vec<&str> = words.iter().skip(at).step_by(lines).map(String::as_str).collect();
        for text in [text.join(" "), text.join(" ").to_uppercase()] {
            assert_eq!(old_letters(&text, None), None);
            for font in OldFont::ALL {
                let written = font.written(&text);
                assert_eq!(mended(&written).unwrap_or(written), text, "{}", font.name());
            }
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_looked_at(text in "[a-zÀ-ÿ\u{a1}-\u{bf} ]{0,60}") {
        for of_page in [None, Some(OldFont::Tcvn3), Some(OldFont::Vni)] {
            old_letters(&text, of_page);
        }
        font_of(text.lines());
    }
}
