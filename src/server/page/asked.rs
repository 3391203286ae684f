//! The parameters of the page, and the addresses that differ from its own in one of them.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use timra_engine::Query;

use crate::interface::Interface;
use crate::parameters::{Parameters, Unknown};
use crate::{Problem, limits};

/// The parameters of the page. Others are ignored: links collect them on their way.
#[derive(Debug, Clone, Default)]
pub struct PageParameters {
    /// What to look for, at most 1024 bytes of UTF-8.
    pub q: String,
    /// Only sections of this language, as a BCP 47 tag.
    pub lang: Option<String>,
    /// Only sections of this site.
    pub site: Option<String>,
    /// Only sections of this year.
    pub year: Option<u16>,
    /// How many of the best to leave out.
    pub offset: usize,
    /// Language of the page itself; otherwise, or if there is no page in it, the one that the browser asks for.
    pub ui: Option<String>,
}

impl PageParameters {
    const NAMES: &[&str] = &["q", "lang", "site", "year", "offset", "ui"];

    /// Reads and checks them.
    ///
    /// # Errors
    /// A [`Problem`] that says which one to change.
    pub fn parse(raw: Option<&str>) -> Result<Self, Problem> {
        let parameters = Parameters::parse(raw, Self::NAMES, Unknown::Ignored)?;
        Ok(Self {
            q: parameters.query("q")?.unwrap_or_default(),
            lang: parameters.language("lang")?,
            site: parameters.filled("site").map(str::to_owned),
            year: parameters.year("year")?,
            offset: parameters.number("offset", 0, limits::OFFSET)?,
            ui: parameters.filled("ui").filter(|ui| Interface::of(ui).is_some()).map(str::to_owned),
        })
    }

    /// What they ask the engine.
    pub fn query(&self, limit: usize) -> Query {
        let Self { lang, site, year, offset, .. } = self.clone();
        Query { lang, site, year, limit, offset, explain: true, ..Query::new(self.q.clone()) }
    }

    /// Whether some results are left out by choice.
    pub fn is_filtered(&self) -> bool {
        self.lang.is_some() || self.site.is_some() || self.year.is_some()
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
        add("lang", self.lang.as_deref().unwrap_or_default());
        add("site", self.site.as_deref().unwrap_or_default());
        add("year", &self.year.map(|year| format!("{year:04}")).unwrap_or_default());
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

    /// Another query without a choice among its results.
    pub fn asking(&self, q: &str) -> Self {
        Self { q: q.to_owned(), lang: self.lang.clone(), ui: self.ui.clone(), ..Self::default() }
    }

    /// The same with one facet set, or with all of its values.
    pub fn choosing(&self, facet: &str, value: Option<&str>) -> Self {
        let mut other = self.first_page();
        let owned = value.map(str::to_owned);
        match facet {
            "lang" => other.lang = owned,
            "site" => other.site = owned,
            "year" => other.year = value.and_then(|year| year.parse().ok()),
            _ => {}
        }
        other
    }

    /// The chosen value of a facet.
    pub fn chosen(&self, facet: &str) -> Option<String> {
        match facet {
            "lang" => self.lang.clone(),
            "site" => self.site.clone(),
            "year" => self.year.map(|year| format!("{year:04}")),
            _ => None,
        }
    }
}
