//! What the corpus warned of while it read, as findings.

use crate::{Content, Findings, Place};

/// Every warning of one of these kinds is a finding.
pub fn add(kinds: &[&str], content: &Content, findings: &mut Findings<'_>) {
    let of_kind = content.warnings.iter().filter(|(_, warning)| kinds.contains(&warning.kind));
    for (site, warning) in of_kind {
        let place = Place { site: *site, path: &warning.path, line: warning.line, column: None };
        findings.add(place, what_is_wrong(&warning.message));
    }
}

/// A warning says what is wrong, then what was done or is to be done about it; a finding has a hint for that.
fn what_is_wrong(message: &str) -> String {
    let Some((wrong, done)) = message.rsplit_once("; ") else { return message.to_owned() };
    match done.split_once(", and so on ") {
        Some((_, more)) => format!("{wrong}, and so on {more}"),
        None => wrong.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::what_is_wrong;

    #[test]
    fn what_was_done_is_left_out() {
        assert_eq!(what_is_wrong("`x` is no date, so; write y"), "`x` is no date, so");
        assert_eq!(what_is_wrong("a; it was mended, and so on 3 more lines"), "a, and so on 3 more lines");
        assert_eq!(what_is_wrong("a"), "a");
    }
}
