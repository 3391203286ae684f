//! Vietnamese as the keys that were pressed, when the input method was off.

use super::{Syllable, Tone};
use crate::normal::nfc;

/// The word that the keys `word` make by the Telex rules (aa ee oo dd w, tones s f r x j); `None` if they make no
/// marked syllable. The keys of a mark may be after the letter or at the end of the word, as people type them.
pub(crate) fn telex(word: &str) -> Option<String> {
    decode(word, |letters, key| match key {
        's' | 'f' | 'r' | 'x' | 'j' if has_vowel(letters) => Some(Key::Tone(match key {
            's' => Tone::Rising,
            'f' => Tone::Falling,
            'r' => Tone::Asking,
            'x' => Tone::Tumbling,
            _ => Tone::Heavy,
        })),
        'a' | 'e' | 'o' if letters.contains(&key) => {
            Some(Key::Mark(&[('a', 'â'), ('e', 'ê'), ('o', 'ô')], key))
        }
        'd' if letters.first() == Some(&'d') => Some(Key::Stroke),
        'w' => Some(Key::Horn),
        _ => None,
    })
}

/// The word that the keys `word` make by the VNI rules (1–5 tones, 6 â ê ô, 7 ơ ư, 8 ă, 9 đ); `None` if they make
/// no marked syllable.
pub(crate) fn vni(word: &str) -> Option<String> {
    decode(word, |letters, key| match key {
        '1'..='5' if has_vowel(letters) => Some(Key::Tone(match key {
            '1' => Tone::Rising,
            '2' => Tone::Falling,
            '3' => Tone::Asking,
            '4' => Tone::Tumbling,
            _ => Tone::Heavy,
        })),
        '6' => Some(Key::Mark(&[('a', 'â'), ('e', 'ê'), ('o', 'ô')], '*')),
        '7' | '8' => Some(Key::Horn),
        '9' if letters.first() == Some(&'d') => Some(Key::Stroke),
        _ => None,
    })
}

/// What a key does to the letters before it, where it is not a letter itself.
enum Key {
    Tone(Tone),
    /// Replaces the last of these letters, or only the named one.
    Mark(&'static [(char, char)], char),
    /// ă, ơ, ư, and ươ at once.
    Horn,
    /// đ.
    Stroke,
}

fn has_vowel(letters: &[char]) -> bool {
    letters.iter().any(|c| "aăâeêioôơuưy".contains(*c))
}

fn decode(word: &str, meaning: impl Fn(&[char], char) -> Option<Key>) -> Option<String> {
    if !word.is_ascii() || word.len() > 12 {
        return None;
    }
    let mut letters: Vec<char> = Vec::new();
    let mut tone = Tone::Level;
    for c in word.chars() {
        match meaning(&letters, c) {
            Some(Key::Tone(key)) => tone = key,
            Some(Key::Mark(pairs, only)) => {
                let replaced = letters
                    .iter()
                    .rposition(|l| pairs.iter().any(|(from, _)| from == l && (only == '*' || only == *from)));
                let at = replaced?;
                letters[at] = pairs.iter().find(|(from, _)| *from == letters[at])?.1;
            }
            Some(Key::Horn) => horn(&mut letters)?,
            Some(Key::Stroke) => letters[0] = 'đ',
            None if c.is_ascii_lowercase() => letters.push(c),
            None => return None,
        }
    }
    // The tone's place is the canonical form's business: after the last vowel any parser finds it.
    let at = letters.iter().rposition(|c| "aăâeêioôơuưy".contains(*c))?;
    let mut spelled: String = letters[..=at].iter().collect();
    spelled.extend(tone.mark());
    spelled.extend(&letters[at + 1..]);
    let syllable = Syllable::parse(&nfc(spelled.chars())).filter(Syllable::is_marked)?;
    let mut canonical = String::new();
    syllable.write_canonical(&mut canonical);
    (canonical != word).then_some(canonical)
}

fn horn(letters: &mut Vec<char>) -> Option<()> {
    let last = letters.iter().rposition(|c| matches!(c, 'a' | 'o' | 'u'));
    match last {
        Some(at) if letters[at] == 'o' && at > 0 && letters[at - 1] == 'u' => {
            letters[at] = 'ơ';
            if !(at > 1 && letters[at - 2] == 'q') {
                letters[at - 1] = 'ư';
            }
        }
        // ua with w is ưa, not uă, but for quă.
        Some(at)
            if letters[at] == 'a'
                && at > 0
                && letters[at - 1] == 'u'
                && !(at > 1 && letters[at - 2] == 'q') =>
        {
            letters[at - 1] = 'ư';
        }
        Some(at) => {
            letters[at] = match letters[at] {
                'a' => 'ă',
                'o' => 'ơ',
                _ => 'ư',
            }
        }
        None => letters.push('ư'),
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::{telex, vni};

    #[test]
    fn telex_as_people_type_it() {
        for (keys, word) in [
            ("trieenr", "triển"),
            ("trieern", "triển"),
            ("dduwowngf", "đường"),
            ("nguoiwf", "người"),
            ("ddoiwj", "đợi"),
            ("ddatwj", "đặt"),
            ("suwj", "sự"),
            ("hoas", "hoá"),
            ("quys", "quý"),
            ("tuwaf", "từa"),
            ("dungf", "dùng"),
            ("xacs", "xác"),
            ("tieengs", "tiếng"),
            ("giar", "giả"),
            ("mowr", "mở"),
            ("nghieemj", "nghiệm"),
            ("quoocs", "quốc"),
            ("dangd", "đang"),
        ] {
            assert_eq!(telex(keys).as_deref(), Some(word), "{keys}");
        }
        for word in ["cloud", "khai", "sqs", "terraform", "text", "class", "aws", "tiếng", ""] {
            assert_eq!(telex(word), None, "{word}");
        }
    }

    #[test]
    fn vni_as_people_type_it() {
        for (keys, word) in [
            ("trie63n", "triển"),
            ("d9u7o7ng2", "đường"),
            ("hoa1", "hoá"),
            ("nguoi72", "người"),
            ("ta8ng", "tăng"),
        ] {
            assert_eq!(vni(keys).as_deref(), Some(word), "{keys}");
        }
        for word in ["t3", "s3", "ec2", "i18n", "2025"] {
            assert_eq!(vni(word), None, "{word}");
        }
    }
}
