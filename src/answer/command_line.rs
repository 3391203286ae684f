//! Whether a word that was typed with `-` in front is a flag of a command in some text.

use timra_language::{self as language, PieceKind, TermKey, Zone};
use timra_rank::Posting;

use super::Searchable;

/// Sections that are looked at for a word with its sign, at most: who writes about a command writes it more than once.
const MOST_SECTIONS: usize = 64;

/// What it takes to read a section's text, in postings that could have been read meanwhile.
const READ: u32 = 1000;

/// Signs that may stand around a word of a command line in a text.
const AROUND: [char; 9] = ['`', '"', '\'', '(', ')', '[', ']', ',', ';'];

/// Whether some section has `flag` with its sign, right after the word `before`, if there is one.
pub(crate) fn stands<I: Searchable>(before: Option<&str>, flag: &str, index: &I) -> Result<bool, I::Error> {
    let line = [before.unwrap_or_default(), flag].join(" ");
    let tokens = language::analyze(&language::normalize(&line));
    let words = tokens.into_iter().filter(|token| token.kind == PieceKind::Word);
    let keys: Vec<TermKey> = words.map(|token| TermKey::any(token.key.base())).collect();
    let mut sections = Vec::new();
    index.for_each_of_phrase(
        &keys.iter().collect::<Vec<_>>(),
        1,
        |zone| zone == Zone::Body,
        |_, Posting { section, .. }| {
            if sections.len() < MOST_SECTIONS {
                sections.push(section);
            }
        },
    )?;
    let signed = format!("-{}", flag.to_lowercase());
    let before = before.map(|word| bare(word).to_lowercase());
    for section in sections {
        if !index.budget().allows(READ) {
            break;
        }
        if has(&index.stored(section)?.text.to_lowercase(), before.as_deref(), &signed) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether `text` has the word `signed`, right after the word `before`, if there is one.
fn has(text: &str, before: Option<&str>, signed: &str) -> bool {
    let mut last = "";
    text.split_whitespace().any(|word| {
        let last = std::mem::replace(&mut last, word);
        bare(word) == signed && before.is_none_or(|before| bare(last) == before)
    })
}

/// A word of a text without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(AROUND)
}

#[cfg(test)]
mod tests {
    use super::has;

    #[test]
    fn a_flag_stands_behind_its_word() {
        let text = "run `kubectl get pods -n kube-system`, then `tar -xzf goi.tar.gz`.\nxóa: rm -rf build";
        for (before, flag) in [("pods", "-n"), ("tar", "-xzf"), ("rm", "-rf")] {
            assert!(has(text, Some(before), flag) && has(text, None, flag), "{flag}");
        }
        for (before, flag) in [("get", "-n"), ("pods", "-system"), ("pods", "-kube"), ("build", "-rf")] {
            assert!(!has(text, Some(before), flag), "{before} {flag}");
        }
    }
}
