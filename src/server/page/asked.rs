//! The parameters of the page, and the addresses that differ from its own in one of them.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use timra_engine::Query;
use timra_plan::question::{Choices, Field, LANG};

use crate::parameters::{Parameters, Unknown, names};
use crate::{Problem, limits};

/// The parameters of the search page. Unknown ones are ignored, since links collect them on their way.
#[derive(Debug, Clone, Default)]
pub(crate) struct PageParameters {
    /// What to look for, at most 1024 bytes of UTF-8.
    pub q: String,
    /// Filters and order of the results.
    pub choices: Choices,
    /// Number of the best results to leave out.
    pub offset: usize,
    /// Language of the page itself. Without it, or if there is no page in it, the language that the browser asks
    /// for counts.
    pub ui: Option<String>,
}

impl PageParameters {
    /// Reads the parameters from the part of an address behind its `?`, and checks them.
    ///
    /// # Errors
    /// A [`Problem`] that says which one to change.
    pub(crate) fn parse(raw: Option<&str>) -> Result<Self, Problem> {
        let parameters = Parameters::parse(raw, &names(&["offset", "ui"]), Unknown::Ignored)?;
        Ok(Self {
            q: parameters.query("q")?.unwrap_or_default(),
            choices: parameters.choices()?,
            offset: parameters.number("offset", 0, limits::OFFSET)?,
            ui: parameters.interface().map(|ui| ui.code.to_owned()),
        })
    }

    /// The query of these parameters for the engine, for at most `limit` results.
    pub(crate) fn query(&self, limit: usize) -> Query {
        let Self { choices, offset, .. } = self.clone();
        Query { choices, limit, offset, explain: true, ..Query::new(self.q.clone()) }
    }

    /// Whether filters leave some results out.
    pub(crate) fn is_filtered(&self) -> bool {
        !self.choices.filters().is_empty()
    }

    /// The address of the page with these parameters, as the page itself sees it: it may be below any path.
    pub(crate) fn href(&self) -> String {
        let mut pairs = Vec::new();
        let mut add = |name: &str, value: &str| {
            if !value.is_empty() {
                pairs.push(format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC)));
            }
        };
        add("q", &self.q);
        for field in Field::all() {
            add(field.name, self.chosen(field).unwrap_or_default());
        }
        add("offset", &if self.offset == 0 { String::new() } else { self.offset.to_string() });
        add("ui", self.ui.as_deref().unwrap_or_default());
        if pairs.is_empty() { "./".to_owned() } else { format!("?{}", pairs.join("&")) }
    }

    /// The parameters of the first page of results.
    pub(crate) fn first_page(&self) -> Self {
        self.at(0)
    }

    /// The parameters of the page of results that begins behind the first `offset`.
    pub(crate) fn at(&self, offset: usize) -> Self {
        Self { offset, ..self.clone() }
    }

    /// The parameters of this page in the language `code` of the page.
    pub(crate) fn in_ui(&self, code: &str) -> Self {
        Self { ui: Some(code.to_owned()), ..self.clone() }
    }

    /// The parameters of the query `q` in the same language of the page, without filters.
    pub(crate) fn asking(&self, q: &str) -> Self {
        let lang = Self { ui: self.ui.clone(), ..Self::default() }.choosing(LANG, self.chosen(LANG));
        Self { q: q.to_owned(), ..lang }
    }

    /// The parameters of this query without filters.
    pub(crate) fn unfiltered(&self) -> Self {
        Self { q: self.q.clone(), ui: self.ui.clone(), ..Self::default() }
    }

    /// The parameters of the first page of results with another value of a field; `None` stands for no value.
    pub(crate) fn choosing(&self, field: &'static Field, value: Option<&str>) -> Self {
        let mut choices = self.choices.clone().without(field);
        if let Some(value) = value {
            // A value that is refused is none: what is offered to be chosen was read from the index.
            let _ = choices.add(field, value, false);
        }
        Self { choices, ..self.first_page() }
    }

    /// The value that is chosen for a field, if any is.
    pub(crate) fn chosen(&self, field: &Field) -> Option<&str> {
        self.choices.chosen(field)
    }

    /// The language that is chosen for the results, if any is.
    pub(crate) fn lang(&self) -> Option<&str> {
        self.chosen(LANG)
    }
}
