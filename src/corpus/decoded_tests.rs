use encoding_rs::{EUC_JP, GBK, ISO_2022_JP, SHIFT_JIS, WINDOWS_1252, WINDOWS_1258};
use proptest::prelude::*;

use super::*;

const TEXT: &str = "Sao lưu mỗi đêm, 7 ngày.\n数据备份\n";

fn utf_16(text: &str, is_little: bool) -> Vec<u8> {
    text.encode_utf16()
        .flat_map(|unit| if is_little { unit.to_le_bytes() } else { unit.to_be_bytes() })
        .collect()
}

fn text(bytes: Vec<u8>, is_html: bool) -> String {
    let Decoded { text, wrong } = decode(bytes, is_html).expect("a text");
    assert_eq!(wrong, None, "{text}");
    text
}

#[test]
fn a_mark_tells_the_encoding() {
    for is_html in [true, false] {
        for (mark, bytes) in [
            ("\u{feff}".into(), TEXT.as_bytes().to_vec()),
            (utf_16("\u{feff}", true), utf_16(TEXT, true)),
            (utf_16("\u{feff}", false), utf_16(TEXT, false)),
        ] {
            assert_eq!(text([mark, bytes].concat(), is_html), TEXT);
        }
        for is_little in [true, false] {
            assert_eq!(text(utf_16(TEXT, is_little), is_html), TEXT, "without a mark");
        }
    }
}

#[test]
fn a_page_of_html_tells_its_encoding() {
    for (label, encoding, words) in [
        ("windows-1252", WINDOWS_1252, "Café à l’hôtel"),
        ("ISO-8859-1", WINDOWS_1252, "Café"),
        ("windows-1258", WINDOWS_1258, "đêm"),
        ("gb2312", GBK, "数据备份"),
        ("Shift_JIS", SHIFT_JIS, "バックアップ"),
        ("euc-jp", EUC_JP, "バックアップ"),
        ("iso-2022-jp", ISO_2022_JP, "バックアップ"),
    ] {
        for head in [
            format!("<meta charset={label}>"),
            format!(
                "<!-- a --><html><head><META http-equiv='Content-Type' content='text/html; charset={label}'>"
            ),
            format!("<?xml version=\"1.0\" encoding=\"{label}\"?>"),
        ] {
            let page = format!("{head}<p>{words}");
            let (bytes, ..) = encoding.encode(&page);
            assert_eq!(text(bytes.into_owned(), true), page);
        }
    }
}

#[test]
fn utf_8_is_utf_8_whatever_a_page_says() {
    for label in ["iso-8859-1", "utf-16", "x-unknown", "utf-8"] {
        let page = format!("<meta charset={label}><p>Sao lưu");
        assert_eq!(text(page.clone().into_bytes(), true), page);
    }
}

#[test]
fn what_is_no_text_is_said() {
    let page = b"<meta charset=utf-8>\na\xff\xfeb\nc\n\xe1\xba\nd".to_vec();
    let Decoded { text, wrong } = decode(page, true).expect("a text");
    assert_eq!(text, "<meta charset=utf-8>\na\u{fffd}\u{fffd}b\nc\n\u{fffd}\nd");
    let wrong = wrong.expect("a diagnostic");
    assert_eq!(
        (wrong.kind, wrong.line, wrong.more_lines),
        (DiagnosticKind::UndecodableBytes, Some(2), 1),
        "{wrong:?}"
    );
    assert!(wrong.what.starts_with("4 bytes are no letters in UTF-8"), "{wrong:?}");
    // An odd byte at the end.
    let odd = [utf_16("\u{feff}ab", true), vec![7]].concat();
    assert!(decode(odd, false).expect("a text").wrong.is_some());
}

#[test]
fn letters_of_old_fonts_tell_what_bytes_are() {
    for words in [
        "Häc sinh ®\u{ad}îc nghØ hÌ vµ ®i biÓn víi gia ®×nh.\n",
        "Hoïc sinh ñöôïc nghæ heø vaø ñi bieån vôùi gia ñình.\n",
    ] {
        let (bytes, ..) = WINDOWS_1252.encode(words);
        assert_eq!(text(bytes.to_vec(), false), words);
        for label in ["x-user-defined", "x-tcvn", "windows-1252"] {
            let page = format!("<meta charset={label}><p>{words}");
            assert_eq!(text(WINDOWS_1252.encode(&page).0.to_vec(), true), page);
        }
    }
}

#[test]
fn what_nothing_tells_is_left_out() {
    for (bytes, is_html, what) in [
        (&b"a\nb\xff"[..], false, "byte 3 is not valid UTF-8"),
        (b"<meta charset=windows-1252>\xff", false, "byte 27 is not valid UTF-8"),
        (b"<p>\xff", true, "byte 3 is not valid UTF-8"),
        (b"<meta charset=x-viet-vps><p>\xff", true, "`x-viet-vps` is an encoding that timra does not know"),
        (b"<meta charset=iso-2022-kr><p>\xff", true, "`iso-2022-kr` is an encoding"),
        (b"\xff\xfe\0\0a\0\0\0", true, "UTF-32"),
    ] {
        let wrong = decode(bytes.to_vec(), is_html).expect_err("it is left out");
        assert!(wrong.kind == DiagnosticKind::UnreadablePage && wrong.what.contains(what), "{wrong:?}");
    }
}

proptest! {
    #[test]
    fn bytes_are_decoded_or_said(bytes in prop::collection::vec(any::<u8>(), 0..200), head in "(<meta charset=(utf-8|gbk|big5|koi8-r|utf-16)>)?") {
        let page = [head.into_bytes(), bytes].concat();
        for is_html in [true, false] {
            if let Ok(Decoded { text, wrong }) = decode(page.clone(), is_html) {
                let is_whole = wrong.is_none() && std::str::from_utf8(&page).is_ok();
                prop_assert!(!text.contains(char::REPLACEMENT_CHARACTER) || wrong.is_some() || is_whole);
            }
        }
    }

    #[test]
    fn utf_8_is_left_as_it_is(text in "[a-zA-ZÀ-ỹ \n]{0,80}", is_html in any::<bool>()) {
        prop_assert_eq!(decode(text.clone().into_bytes(), is_html).map(|decoded| decoded.text), Ok(text));
    }
}
