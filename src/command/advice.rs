//! What a person at the command line can do about something that is wrong: the library knows of no flag.

use timra_bundle::{EngineReach, ExportError};
use timra_corpus::{Diagnostic, DiagnosticKind};
use timra_format::{Error as FormatError, Mismatch};
use timra_index::Error as IndexError;
use timra_language::Error as LanguageError;
use timra_server::Error as ServerError;
use timra_serving::Error as ServingError;

use super::Failure;

/// How an index is rebuilt, whatever is there.
const ANEW: &str = " with `timra index ROOT --full --index DIR`";

impl Failure {
    /// What a person is told: the error, and what to do about it at the command line.
    pub(crate) fn told(&self) -> String {
        format!("{self}{}", of(self))
    }
}

/// What goes on after the sentence of a failure.
fn of(failure: &Failure) -> String {
    match failure {
        Failure::Language(error) => of_language(error),
        Failure::Format(error) => of_format(error),
        Failure::Index(error) => of_index(error),
        Failure::Export(error) => of_export(error),
        Failure::Server(error) => of_server(error),
        Failure::Serving(ServingError::Index(error)) => of_format(error),
        #[cfg(feature = "cluster")]
        Failure::Cluster(timra_cluster::Error::NoIndex { .. })
        | Failure::Serving(ServingError::Remote { why: timra_serving::Refusal::Gone, .. }) => {
            "; `timra index ROOT --engine …` loads one".to_owned()
        }
        _ => String::new(),
    }
}

fn of_language(error: &LanguageError) -> String {
    match error {
        LanguageError::NoDictionary { .. } => " with `timra dict build LANG --from DIR`".to_owned(),
        LanguageError::BrokenDictionary { lang, .. } => {
            format!(
                " with `timra dict build {lang} --from DIR`, or install timra-dict-{lang} of this version"
            )
        }
        LanguageError::NotADictionary { .. } => " with --dict".to_owned(),
        LanguageError::DictionarySource { .. } => " (--encoding)".to_owned(),
        _ => String::new(),
    }
}

fn of_format(error: &FormatError) -> String {
    match error {
        FormatError::NoIndex { path } => format!(" with `timra index ROOT --index {}`", path.display()),
        FormatError::ForeignIndex { .. } => " with --index".to_owned(),
        FormatError::Misread { .. } => " (`timra index ROOT --full --index DIR` rebuilds it)".to_owned(),
        FormatError::BrokenIndex { .. } | FormatError::IndexFormat { .. } | FormatError::Tantivy { .. } => {
            ANEW.to_owned()
        }
        FormatError::OtherAnalysis { mismatch, .. } => format!("{ANEW}{}", of_mismatch(mismatch)),
        _ => String::new(),
    }
}

fn of_mismatch(mismatch: &Mismatch) -> String {
    let named = "--dict and TIMRA_DICT_DIR name the directory of the dictionaries";
    match mismatch {
        Mismatch::OtherDictionary(_) => format!(" ({named})"),
        Mismatch::NewDictionary(_) => format!(" (--no-dict leaves it out; {named})"),
        Mismatch::NoDictionary(code) => format!(" (the package timra-dict-{code} brings one; {named})"),
        Mismatch::OtherAnalyzer(_) => String::new(),
    }
}

fn of_index(error: &IndexError) -> String {
    match error {
        IndexError::Format(error) => of_format(error),
        IndexError::Language(error) => of_language(error),
        IndexError::Unsettled { .. } => ANEW.to_owned(),
        IndexError::NotAnIndex { .. } => " with --index".to_owned(),
        IndexError::NoPages { left_out, .. } if !left_out.is_empty() => {
            " (--drafts, --future and --expired read what is not published)".to_owned()
        }
        _ => String::new(),
    }
}

fn of_export(error: &ExportError) -> String {
    match error {
        ExportError::Read { source } => of_format(source),
        ExportError::TooLarge { .. } => " (`timra serve`)".to_owned(),
        ExportError::Foreign { .. } => " with --to".to_owned(),
        ExportError::Dictionaries { .. } => ", or name the content: `timra export ROOT --to DIR`".to_owned(),
        ExportError::Engine { needs: EngineReach::All } => {
            " with --engine, or install timra-engine-full of this version".to_owned()
        }
        ExportError::Engine { .. } => " with --engine".to_owned(),
        ExportError::Write { .. } => String::new(),
    }
}

fn of_server(error: &ServerError) -> String {
    match error {
        ServerError::Listen { .. } => " with --addr HOST:PORT".to_owned(),
        _ => String::new(),
    }
}

/// The diagnostic with what else can be done at the command line.
pub(crate) fn with_advice(diagnostic: &Diagnostic) -> Diagnostic {
    let advice = match diagnostic.kind {
        DiagnosticKind::NoBaseUrl => "give --base-url",
        DiagnosticKind::BroughtText => "name the directory that the site is published to: --published",
        DiagnosticKind::PathName => "run `timra index` after each change",
        _ => return diagnostic.clone(),
    };
    let hint =
        diagnostic.hint.as_ref().map_or_else(|| advice.to_owned(), |hint| format!("{hint} or {advice}"));
    diagnostic.clone().hint(hint)
}
