//! Letters that are as wide as another script's: `ＡＢＣ` is ABC, `ｶﾅ` is カナ.

use std::borrow::Cow;

/// The letters of the usual width of U+FF5F to U+FFEE, in this order (Unicode's form KC); a number that is no letter stands for
/// itself. Those before them are ASCII.
const USUAL: &str = "⦅⦆。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u{3099}\u{309a}\u{1160}\u{1100}\
    \u{1101}\u{11aa}\u{1102}\u{11ac}\u{11ad}\u{1103}\u{1104}\u{1105}\u{11b0}\u{11b1}\u{11b2}\u{11b3}\
    \u{11b4}\u{11b5}\u{111a}\u{1106}\u{1107}\u{1108}\u{1121}\u{1109}\u{110a}\u{110b}\u{110c}\u{110d}\
    \u{110e}\u{110f}\u{1110}\u{1111}\u{1112}\u{ffbf}\u{ffc0}\u{ffc1}\u{1161}\u{1162}\u{1163}\u{1164}\
    \u{1165}\u{1166}\u{ffc8}\u{ffc9}\u{1167}\u{1168}\u{1169}\u{116a}\u{116b}\u{116c}\u{ffd0}\u{ffd1}\
    \u{116d}\u{116e}\u{116f}\u{1170}\u{1171}\u{1172}\u{ffd8}\u{ffd9}\u{1173}\u{1174}\u{1175}\u{ffdd}\
    \u{ffde}\u{ffdf}¢£¬￣¦¥₩\u{ffe7}│←↑→↓■○";

/// `text` with full-width Latin letters made narrow and half-width kana made wide, as they are usually written.
/// Other compatibility letters stay: `²` is not 2.
pub(crate) fn width(text: &str) -> Cow<'_, str> {
    let is_of_width = |c: char| matches!(c, '\u{ff01}'..='\u{ffee}');
    if !text.contains(is_of_width) {
        return Cow::Borrowed(text);
    }
    let mut other = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{ff01}'..='\u{ff5e}' => other.extend(char::from_u32(c as u32 - 0xff01 + 0x21)),
            // A line above a space.
            '\u{ffe3}' => other.push_str(" \u{304}"),
            '\u{ff5f}'..='\u{ffee}' => other.extend(USUAL.chars().nth(c as usize - 0xff5f)),
            _ => other.push(c),
        }
    }
    Cow::Owned(other)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::width;

    #[test]
    fn letters_of_another_width_are_those_of_form_kc() {
        for c in '\u{ff01}'..='\u{ffee}' {
            assert_eq!(width(&c.to_string()), [c].into_iter().nfkc().collect::<String>(), "{c:?}");
        }
        assert_eq!(width("x² ＡＢＣ ｶﾅ"), "x² ABC カナ");
    }
}
