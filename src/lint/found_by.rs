//! Who finds what a rule is about.

use timra_corpus::DiagnosticKind;

use super::{Content, Findings, Place};

/// What finds the problems that a rule is about.
#[derive(Clone, Copy)]
pub(crate) enum FoundBy {
    /// Reading the content: every diagnostic of one of these kinds is a finding.
    Reading(&'static [DiagnosticKind]),
    /// A function that looks at the content after it was read.
    Looking(fn(&Content, &mut Findings<'_>)),
}

impl FoundBy {
    /// Adds the findings of a rule to `findings`.
    pub(crate) fn find(self, content: &Content, findings: &mut Findings<'_>) {
        match self {
            FoundBy::Looking(look) => look(content, findings),
            FoundBy::Reading(kinds) => {
                let of_kinds = content.diagnostics.iter().filter(|(_, wrong)| kinds.contains(&wrong.kind));
                for (site, wrong) in of_kinds {
                    let place = Place { site: *site, path: &wrong.path, line: wrong.line, column: None };
                    // What was done in the index is no matter of the content, and a rule has a hint of its own.
                    findings.add(place, wrong.problem());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use timra_corpus::DiagnosticKind::{self, *};

    use super::FoundBy;
    use crate::RULES;

    /// What is no fault of the content: how it was called upon, what is read otherwise, what only an index meets.
    const OF_NO_RULE: [DiagnosticKind; 13] = [
        BadDocument,
        BadLanguage,
        BadTags,
        BroughtText,
        DeepNesting,
        LongHeading,
        NoBaseUrl,
        NoStemmer,
        OtherKind,
        PathName,
        SameId,
        SameName,
        SameRoot,
    ];

    #[test]
    fn every_kind_is_of_one_rule_or_of_none_on_purpose() {
        for kind in DiagnosticKind::ALL {
            let is_of =
                |found_by: &FoundBy| matches!(found_by, FoundBy::Reading(kinds) if kinds.contains(kind));
            let rules: Vec<&str> =
                RULES.iter().filter(|rule| is_of(&rule.found_by)).map(|rule| rule.id).collect();
            let expected = usize::from(!OF_NO_RULE.contains(kind));
            assert_eq!(rules.len(), expected, "{kind}: {rules:?}");
        }
    }
}
