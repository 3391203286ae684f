//! `search`: words → sections.

use timra_engine::{ExplainedResults, Query, Results};
use timra_plan::question::LANG;
use timra_serving::Size;

use super::choices::choices;
use super::found::{AnsweringIndex, FoundSection, fitted, passage};
use super::found_lists::FoundSections;
use super::search_text::search_text;
use super::tool_answer::ToolAnswer;
use crate::arguments::CallArguments;
use crate::asking::Asking;
use crate::cursor::Cursor;
use crate::unanswered::Unanswered;
use crate::why::why;

/// Results of one answer.
const MOST: usize = 20;
const USUAL: usize = 5;

/// Bytes of the longest query.
const LONGEST_QUERY: usize = 1024;

/// Characters of a note, and of another query, that are shown, and how many notes.
const LONGEST_NOTE: usize = 300;
const NOTES: usize = 3;

/// A call to `search`.
pub(crate) struct SearchCall {
    query: Query,
    cursor: Option<String>,
    most_bytes: usize,
}

impl SearchCall {
    /// Reads the arguments.
    pub(crate) fn new(arguments: &CallArguments, most_bytes: usize) -> Result<Self, Unanswered> {
        let missing = Unanswered::MissingArgument { tool: "search", what: "a `query`: what to look for" };
        let text = arguments.text("query")?.ok_or(missing)?;
        if text.len() > LONGEST_QUERY {
            return Err(Unanswered::WrongArgument {
                name: "query",
                needs: format!("of {LONGEST_QUERY} bytes at most"),
            });
        }
        let mut choices = choices(arguments, &["site", "path"])?;
        let lang = arguments.text("lang")?;
        let with_lang = lang.map(|lang| choices.clone().with(LANG.name, lang)).transpose()?;
        if arguments.flag("only_lang")? {
            let needs = || Unanswered::WrongArgument {
                name: "only_lang",
                needs: "given together with `lang`".into(),
            };
            choices = with_lang.ok_or_else(needs)?;
        }
        let limit = arguments.number("limit", 1..=MOST, USUAL)?;
        let shown_in = lang.map(|lang| lang.to_lowercase());
        let query = Query { choices, limit, shown_in, ..Query::new(text) };
        Ok(Self { query, cursor: arguments.text("cursor")?.map(str::to_owned), most_bytes })
    }

    /// How much work the search promises to be.
    pub(crate) fn size(&self) -> Size {
        Size::of_query(&self.query.text)
    }

    /// Searches.
    pub(crate) fn answer(&self, asking: &Asking) -> Result<ToolAnswer, Unanswered> {
        let offset = Cursor::read(self.cursor.as_deref(), asking.digest())?;
        let query = Query { offset, ..self.query.clone() };
        let ExplainedResults { plan, results } = asking.generation.explain(&query, asking.turn)?;
        let sections = FoundSection::all(&results.hits, |hit| why(hit, &plan), asking)?;
        Ok(self.fitted(&results, &sections, offset, asking))
    }

    /// The answer with as much as fits.
    fn fitted(
        &self,
        results: &Results,
        sections: &[FoundSection],
        offset: usize,
        asking: &Asking,
    ) -> ToolAnswer {
        fitted(sections, self.most_bytes, |shown, left_out| {
            let done = shown.len() + left_out;
            let has_more = results.more > 0 || done < results.hits.len();
            let found = FoundSections {
                read_as: results.readings.first().map(|reading| passage(reading, LONGEST_NOTE)),
                suggestion: results.suggestion.as_ref().map(|query| passage(query, LONGEST_NOTE)),
                notes: results
                    .notes
                    .iter()
                    .take(NOTES)
                    .map(|note| passage(&note.sentence, LONGEST_NOTE))
                    .collect(),
                results: shown,
                total: results.total,
                about: results.about,
                left_out,
                partial: results.partial,
                next: has_more.then(|| Cursor::new(offset + done, asking.digest()).to_string()),
                index: AnsweringIndex::of(asking),
            };
            ToolAnswer::new(search_text(&self.query.text, &found), &found)
        })
    }
}
