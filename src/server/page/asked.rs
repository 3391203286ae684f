//! The parameters of the page, and the addresses that differ from its own in one of them.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use timra_engine::Query;
use timra_plan::question::{Choices, Field, LANG};

use crate::interface::Interface;
use crate::parameters::{Parameters, Unknown, names};
use crate::{Problem, limits};

/// The parameters of the page. Others are ignored: links collect them on their way.
#[derive(Debug, Clone, Default)]
pub struct PageParameters {
    /// What to look for, at most 1024 bytes of UTF-8.
    pub q: String,
    /// What was chosen of the fields of the table.
    pub choices: Choices,
    /// How many of the best to leave out.
    pub offset: usize,
    /// Language of the page itself; otherwise, or if there is no page in it, the one that the browser asks for.
    pub ui: Option<String>,
}

impl PageParameters {
    /// Reads and checks them.
    ///
    /// # Errors
    /// A [`Problem`] that says which one to change.
    pub fn parse(raw: Option<&str>) -> Result<Self, Problem> {
        let parameters = Parameters::parse(raw, &names(&["offset", "ui"]), Unknown::Ignored)?;
        Ok(Self {
            q: parameters.query("q")?.unwrap_or_default(),
            choices: parameters.choices()?,
            offset: parameters.number("offset", 0, limits::OFFSET)?,
            ui: parameters.filled("ui").filter(|ui| Interface::of(ui).is_some()).map(str::to_owned),
        })
    }

    /// What they ask the engine.
    pub fn query(&self, limit: usize) -> Query {
        let Self { choices, offset, .. } = self.clone();
        Query { choices, limit, offset, explain: true, ..Query::new(self.q.clone()) }
    }

    /// Whether some results are left out by choice.
    pub fn is_filtered(&self) -> bool {
        !self.choices.filters().is_empty()
    }

    /// The address of the page with these parameters.
    pub fn href(&self) -> String {
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
        if pairs.is_empty() { "/".to_owned() } else { format!("/?{}", pairs.join("&")) }
    }

    /// The same from the first result on.
    pub fn first_page(&self) -> Self {
        self.at(0)
    }

    /// The same from another result on.
    pub fn at(&self, offset: usize) -> Self {
        Self { offset, ..self.clone() }
    }

    /// The same in another language of the page.
    pub fn in_ui(&self, code: &str) -> Self {
        Self { ui: Some(code.to_owned()), ..self.clone() }
    }

    /// Another query in the same language, with no other filter.
    pub fn asking(&self, q: &str) -> Self {
        let lang = Self { ui: self.ui.clone(), ..Self::default() }.choosing(LANG, self.chosen(LANG));
        Self { q: q.to_owned(), ..lang }
    }

    /// The same query without any filter.
    pub fn unfiltered(&self) -> Self {
        Self { q: self.q.clone(), ui: self.ui.clone(), ..Self::default() }
    }

    /// The same from the first result on, with another value of a field, or with none.
    pub fn choosing(&self, field: &'static Field, value: Option<&str>) -> Self {
        let mut choices = self.choices.clone().without(field);
        if let Some(value) = value {
            // A value that is refused is none: what is offered to be chosen was read from the index.
            let _ = choices.add(field, value, false);
        }
        Self { choices, ..self.first_page() }
    }

    /// The chosen value of a field.
    pub fn chosen(&self, field: &Field) -> Option<&str> {
        self.choices.chosen(field)
    }

    /// The chosen language of the results.
    pub fn lang(&self) -> Option<&str> {
        self.chosen(LANG)
    }
}
