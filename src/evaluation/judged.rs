//! Queries, judgements and runs, as files of tab-separated lines.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use crate::error::{Error, Result};

/// A query, with the types under which its measures are reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedQuery {
    /// Id of the query.
    pub id: String,
    /// Types of the query, by which measures are reported; empty if the file has none.
    pub types: Vec<String>,
    /// Text of the query.
    pub text: String,
}

/// Grade of each judged section, by query id and section id. Above 0 is relevant.
pub type Qrels = HashMap<String, HashMap<String, f64>>;

/// Reads `id⇥text` or `id⇥type[,type]⇥text` lines.
///
/// # Errors
/// [`Error::Read`], or [`Error::Line`] for a line of another form.
pub fn read_queries(path: &Path) -> Result<Vec<JudgedQuery>> {
    let read = |(line, columns): (usize, Vec<String>)| match columns.as_slice() {
        [id, text] => Ok(JudgedQuery { id: id.clone(), types: Vec::new(), text: text.clone() }),
        [id, types, text] => Ok(JudgedQuery {
            id: id.clone(),
            types: types.split(',').filter(|t| !t.is_empty()).map(str::to_owned).collect(),
            text: text.clone(),
        }),
        _ => Err(malformed(path, line, "a query is `id<TAB>text` or `id<TAB>type[,type]<TAB>text`")),
    };
    rows(path)?.into_iter().map(read).collect()
}

/// Reads `query⇥section⇥grade` lines, and TREC's with a `0` in the second of four columns.
///
/// # Errors
/// [`Error::Read`], or [`Error::Line`] for a line of another form.
pub fn read_qrels(path: &Path) -> Result<Qrels> {
    let mut qrels = Qrels::new();
    for (line, columns) in rows(path)? {
        let (query, section, grade) = match columns.as_slice() {
            [query, section, grade] => (query, section, grade),
            [query, _, section, grade] => (query, section, grade),
            _ => return Err(malformed(path, line, "a judgement is `query<TAB>section<TAB>grade`")),
        };
        let grade: f64 = grade.parse().map_err(|_| malformed(path, line, "the grade is no number"))?;
        qrels.entry(query.clone()).or_default().insert(section.clone(), grade);
    }
    Ok(qrels)
}

/// Reads a TREC run (`query⇥Q0⇥section⇥rank⇥score⇥name`): the sections of each query, best first.
///
/// # Errors
/// [`Error::Read`], or [`Error::Line`] for a line of another form.
pub fn read_run(path: &Path) -> Result<HashMap<String, Vec<String>>> {
    let mut ranks: HashMap<String, BTreeMap<(u64, usize), String>> = HashMap::new();
    for (line, columns) in rows(path)? {
        let [query, _, section, rank, ..] = columns.as_slice() else {
            return Err(malformed(
                path,
                line,
                "a run's line is `query<TAB>Q0<TAB>section<TAB>rank<TAB>score<TAB>name`",
            ));
        };
        let rank = rank.parse().map_err(|_| malformed(path, line, "the rank is no number"))?;
        ranks.entry(query.clone()).or_default().insert((rank, line), section.clone());
    }
    Ok(ranks.into_iter().map(|(query, sections)| (query, sections.into_values().collect())).collect())
}

fn rows(path: &Path) -> Result<Vec<(usize, Vec<String>)>> {
    let text = fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let lines =
        text.trim_start_matches('\u{feff}').lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    Ok(lines.map(|(i, line)| (i + 1, line.split('\t').map(str::to_owned).collect())).collect())
}

fn malformed(path: &Path, line: usize, what: &'static str) -> Error {
    Error::Line { path: path.to_owned(), line, what }
}
