//! Notebooks of Jupyter: cells of Markdown and of code.

use serde_json::Value;

use super::Dialect;

/// Ending of their names.
const ENDING: &str = ".ipynb";

/// Back-quotes that fence code, at least: more where the code itself has as many in a row.
const SHORTEST_FENCE: usize = 3;

pub(super) struct Notebook;

impl Dialect for Notebook {
    fn file(&self, path: &str, text: &str) -> Option<String> {
        if !path.to_ascii_lowercase().ends_with(ENDING) {
            return None;
        }
        // What is no notebook has no text.
        let notebook: Value = serde_json::from_str(text).unwrap_or_default();
        let of_kernel = notebook.pointer("/metadata/kernelspec/language");
        let language = of_kernel.or_else(|| notebook.pointer("/metadata/language_info/name"));
        let language = language.and_then(Value::as_str).unwrap_or_default().replace(['\n', '`'], "");
        let all = notebook.get("cells").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let cells: Vec<Cell> = all.iter().filter_map(|cell| Cell::new(cell, &language)).collect();
        Some(placed(&cells, text).unwrap_or_else(|| listed(&cells)))
    }
}

/// A cell as Markdown.
struct Cell {
    lines: Vec<String>,
    /// The lines around code.
    fences: Option<(String, String)>,
}

impl Cell {
    fn new(cell: &Value, language: &str) -> Option<Self> {
        let source = match cell.get("source")? {
            Value::String(text) => text.clone(),
            Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect(),
            _ => return None,
        };
        let lines: Vec<String> = source.lines().map(str::to_owned).collect();
        let longest = source.split(|c| c != '`').map(str::len).max().unwrap_or_default();
        let fence = "`".repeat(SHORTEST_FENCE.max(longest + 1));
        let fences = match cell.get("cell_type")?.as_str()? {
            "markdown" => None,
            "code" => Some((format!("{fence}{language}"), fence)),
            _ => return None,
        };
        (!source.trim().is_empty()).then_some(Self { lines, fences })
    }
}

/// The cells with each line where it stands in the file, which has most of them on lines of their own; `None` for a file that
/// has not.
fn placed(cells: &[Cell], file: &str) -> Option<String> {
    let mut written = file.lines().enumerate();
    let mut out: Vec<&str> = vec![""; file.lines().count()];
    let mut last = 0;
    for cell in cells {
        let mut first = None;
        for line in &cell.lines {
            let (at, _) = written.find(|(_, written)| {
                let literal = written.trim().trim_end_matches(',');
                let text =
                    literal.starts_with('"').then(|| serde_json::from_str::<String>(literal).ok()).flatten();
                text.is_some_and(|text| text.strip_suffix('\n').unwrap_or(&text) == line)
            })?;
            first = first.or(Some(at));
            out[at] = line;
            last = at;
        }
        if let (Some((open, close)), Some(first)) = (&cell.fences, first) {
            // There the lines open and close the list of the lines of the cell.
            *out.get_mut(first.checked_sub(1)?)? = open;
            *out.get_mut(last + 1)? = close;
        }
    }
    Some(out.join("\n"))
}

/// The cells one after the other.
fn listed(cells: &[Cell]) -> String {
    let mut out = String::new();
    for Cell { lines, fences } in cells {
        let (open, close) = fences.as_ref().map_or(("", ""), |(open, close)| (open, close));
        let lines = [open].into_iter().chain(lines.iter().map(String::as_str)).chain([close]);
        lines.for_each(|line| out.extend([line, "\n"]));
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITTEN: &str = r##"{
 "cells": [
  {
   "cell_type": "markdown",
   "metadata": {},
   "source": [
    "# Đo tải\n",
    "\n",
    "Số liệu."
   ]
  },
  {
   "cell_type": "code",
   "outputs": [{"text": ["Số liệu."]}],
   "source": [
    "print(\"```\")"
   ]
  },
  {"cell_type": "raw", "source": "thô"}
 ],
 "metadata": {"kernelspec": {"language": "python"}}
}
"##;

    #[test]
    fn cells_stand_where_they_are_written() {
        let read = Notebook.file("a.ipynb", WRITTEN).expect("a notebook");
        let lines: Vec<&str> = read.lines().collect();
        assert_eq!(lines[6..9], ["# Đo tải", "", "Số liệu."]);
        assert_eq!(lines[14..17], ["````python", "print(\"```\")", "````"]);
        assert!(lines.iter().filter(|line| !line.is_empty()).count() == 5, "{lines:?}");
    }

    #[test]
    fn cells_of_a_file_without_lines_follow_each_other() {
        let value: Value = serde_json::from_str(WRITTEN).expect("JSON");
        let read = Notebook.file("a.ipynb", &value.to_string()).expect("a notebook");
        assert_eq!(read, "\n# Đo tải\n\nSố liệu.\n\n\n````python\nprint(\"```\")\n````\n\n");
        assert_eq!(Notebook.file("a.ipynb", "{"), Some(String::new()));
        assert_eq!(Notebook.file("a.md", "{}"), None);
    }
}
