//! Language tags by their form.

/// The tag of what is in no language that anybody knows of (BCP 47, section 4.1).
pub const UNDETERMINED: &str = "und";

/// Whether `tag` looks like a BCP 47 tag, such as `vi`, `en-GB` or `zh-Hant`. No list of languages is asked.
pub fn is_tag(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let is_language = |s: &str| (2..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphabetic());
    let is_subtag = |s: &str| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric());
    tag.len() <= 35 && subtags.next().is_some_and(is_language) && subtags.all(is_subtag)
}

/// The language that a tag names, in lower case, without script, region and whatever else: `zh` of `zh-Hans-CN`.
pub fn primary_subtag(tag: &str) -> String {
    primary(tag).to_lowercase()
}

/// Whether [`primary_subtag`] of a tag is `code`, in any case. Allocates nothing, for callers that ask of many tags.
pub fn has_primary_subtag(tag: &str, code: &str) -> bool {
    primary(tag).eq_ignore_ascii_case(code)
}

fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

/// The language under which a text with this tag is counted: the primary subtag in lower case, or [`UNDETERMINED`] for a
/// tag that has none.
pub fn language_code(tag: &str) -> String {
    let code = primary_subtag(tag);
    if code.is_empty() { UNDETERMINED.to_owned() } else { code }
}

#[cfg(test)]
mod tests {
    use super::{has_primary_subtag, is_tag, language_code, primary_subtag};

    #[test]
    fn tags() {
        for good in ["vi", "en-GB", "zh-Hant-TW", "sl-rozaj-biske-1994"] {
            assert!(is_tag(good), "{good}");
        }
        for bad in ["", "v", "12", "no language", "vi-", "-vi", "vi_VN", "việt", "en-toolongsub", "<b>"] {
            assert!(!is_tag(bad), "{bad}");
        }
        assert_eq!(primary_subtag("zh-Hans-CN"), "zh");
        assert_eq!(primary_subtag("pt_BR"), "pt");
        assert!(has_primary_subtag("PT_br", "pt") && !has_primary_subtag("pt", "p"));
        assert_eq!(["VI-vn", "", "-x"].map(language_code), ["vi", "und", "und"]);
    }
}
