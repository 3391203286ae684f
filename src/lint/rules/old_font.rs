//! Vietnamese in the letters of fonts that came before Unicode: nobody types `C«ng nghÖ` when looking for "Công nghệ".

use timra_corpus::DiagnosticKind;

use crate::{FoundBy, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "old-font",
    severity: Severity::Warning,
    about: "Vietnamese in the letters of TCVN3 or VNI fonts",
    hint: "write it in Unicode: editors and input methods convert such text",
    found_by: FoundBy::Reading(&[DiagnosticKind::OldFont, DiagnosticKind::OldFontUnsure]),
};
