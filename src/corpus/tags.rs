//! Tags and categories of a page, as many as are kept.

use crate::{Diagnostic, DiagnosticKind, repair};

/// Tags, or categories, of one page at most.
const MOST: usize = 100;

/// Characters of the longest tag. What is longer is a sentence.
const LONGEST: usize = 100;

/// The tags among `values`, in their order and each once: repaired, on one line, and within bounds. `what` is the key of the
/// values, such as `tags`, for the diagnostic of values that are left out.
pub(crate) fn kept_tags(
    values: impl IntoIterator<Item = String>,
    what: &str,
    line: Option<u32>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<String> {
    let (mut tags, mut left_out) = (Vec::<String>::new(), 0_usize);
    for value in values {
        // Its words are repaired as metadata, too, which is told there.
        let value = repair(&value, &mut Vec::new()).split_whitespace().collect::<Vec<_>>().join(" ");
        if value.is_empty() || tags.contains(&value) {
            continue;
        }
        if tags.len() < MOST && value.chars().nth(LONGEST).is_none() {
            tags.push(value);
        } else {
            left_out += 1;
        }
    }
    if left_out > 0 {
        let what = format!(
            "{left_out} of the {what} are no filter: a page has {MOST} at most, of {LONGEST} characters at most"
        );
        diagnostics.push(Diagnostic::new(DiagnosticKind::BadTags, what).on_line(line).hint("shorten them"));
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, MOST, kept_tags};

    #[test]
    fn what_is_no_tag_is_left_out_and_said() {
        let mut diagnostics = Vec::new();
        let mut of = |values: &[&str]| {
            kept_tags(values.iter().map(|it| (*it).to_owned()), "tags", Some(3), &mut diagnostics)
        };
        assert_eq!(of(&["DevOps", "", " hạ\n tầng ", "DevOps", "e\u{301}"]), ["DevOps", "hạ tầng", "é"]);
        let long = ["ế".repeat(LONGEST), "ế".repeat(LONGEST + 1)];
        assert_eq!(of(&[&long[0], &long[1]]), [long[0].clone()]);
        let many: Vec<String> = (0..MOST + 7).map(|number| number.to_string()).collect();
        assert_eq!(of(&many.iter().map(String::as_str).collect::<Vec<_>>()).len(), MOST);
        let said: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].contains("1 of the tags") && said[1].contains("7 of the tags"), "{said:?}");
    }
}
