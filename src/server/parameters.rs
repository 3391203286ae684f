//! The parameters of a request, checked.

use percent_encoding::percent_decode_str;
use timra_engine::Query;
use timra_language as language;

use super::{Problem, limits};

/// What happens to parameters that nobody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// They are a mistake of a program.
    Refused,
    /// Links to pages collect parameters on their way through the world.
    Ignored,
}

/// The parameters of a request's address, decoded, each at most once.
#[derive(Debug)]
pub struct Parameters(Vec<(&'static str, String)>);

impl Parameters {
    /// Takes the `known` parameters out of the part of an address behind its `?`.
    ///
    /// # Errors
    /// A [`Problem`] that names the parameter which is unknown, repeated or wrongly encoded.
    pub fn parse(
        raw: Option<&str>,
        known: &'static [&'static str],
        unknown: Unknown,
    ) -> Result<Self, Problem> {
        let mut found: Vec<(&'static str, String)> = Vec::new();
        for pair in raw.unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let decoded = decode(name);
            let Some(name) = known.iter().find(|known| decoded.as_deref() == Some(**known)) else {
                if unknown == Unknown::Ignored {
                    continue;
                }
                let shown: String = decoded.unwrap_or_else(|| name.to_owned()).chars().take(40).collect();
                let detail = format!("There is no parameter `{shown}`; known ones are {}.", known.join(", "));
                return Err(Problem::parameter(&shown, detail));
            };
            if found.iter().any(|(other, _)| other == name) {
                let detail = format!("`{name}` is there more than once; give it one value.");
                return Err(Problem::parameter(name, detail));
            }
            let value = decode(value).ok_or_else(|| {
                let detail = format!("`{name}` is not UTF-8 in percent-encoding; encode it anew.");
                Problem::parameter(name, detail)
            })?;
            found.push((name, value));
        }
        Ok(Self(found))
    }

    /// A value as it was sent; `None` if it was not.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// A value that is not empty: an empty field of a form is one that was left alone.
    pub fn filled(&self, name: &str) -> Option<&str> {
        self.get(name).filter(|value| !value.is_empty())
    }

    /// The words of a query.
    pub fn query(&self, name: &str) -> Result<Option<String>, Problem> {
        let Some(text) = self.get(name) else { return Ok(None) };
        if text.len() > limits::QUERY_BYTES {
            let most = limits::QUERY_BYTES;
            let detail =
                format!("`{name}` has {} bytes, at most {most} are taken; ask for less.", text.len());
            return Err(Problem::parameter(name, detail));
        }
        Ok(Some(text.to_owned()))
    }

    /// A whole number from 0 to `most`.
    pub fn number(&self, name: &str, default: usize, most: usize) -> Result<usize, Problem> {
        let Some(text) = self.filled(name) else { return Ok(default) };
        let is_number = text.bytes().all(|b| b.is_ascii_digit());
        text.parse().ok().filter(|&number| is_number && number <= most).ok_or_else(|| {
            Problem::parameter(name, format!("`{name}` has to be a whole number from 0 to {most}."))
        })
    }

    /// A language tag.
    pub fn language(&self, name: &str) -> Result<Option<String>, Problem> {
        let Some(tag) = self.filled(name) else { return Ok(None) };
        if language::is_tag(tag) {
            return Ok(Some(tag.to_owned()));
        }
        let detail = format!("`{name}` has to be a language tag, such as vi, en or zh-Hant.");
        Err(Problem::parameter(name, detail))
    }

    /// A year of four digits.
    pub fn year(&self, name: &str) -> Result<Option<u16>, Problem> {
        let Some(text) = self.filled(name) else { return Ok(None) };
        let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        text.parse().ok().filter(|_| is_year).map(Some).ok_or_else(|| {
            Problem::parameter(name, format!("`{name}` has to be a year of four digits, such as 2025."))
        })
    }

    /// `true` or `false`; `false` if it was not sent.
    pub fn flag(&self, name: &str) -> Result<bool, Problem> {
        match self.filled(name) {
            None | Some("false") => Ok(false),
            Some("true") => Ok(true),
            Some(_) => Err(Problem::parameter(name, format!("`{name}` has to be true or false."))),
        }
    }
}

/// What a part of an address says; `None` if that is not UTF-8, or a `%` is not followed by two hex digits.
fn decode(part: &str) -> Option<String> {
    let spaced = part.replace('+', " ");
    let is_encoded = |behind: &str| behind.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
    if !spaced.split('%').skip(1).all(is_encoded) {
        return None;
    }
    Some(percent_decode_str(&spaced).decode_utf8().ok()?.into_owned())
}

/// The parameters of a search.
#[derive(Debug)]
pub struct SearchParameters {
    /// What to look for, at most 1024 bytes of UTF-8.
    pub q: String,
    /// Only sections of this language, as a BCP 47 tag; `vi` also keeps `vi-VN`.
    pub lang: Option<String>,
    /// Only sections of this site.
    pub site: Option<String>,
    /// Only sections of this year, by the date that they are shown with.
    pub year: Option<u16>,
    /// How many results at most.
    pub limit: usize,
    /// How many of the best to leave out before them.
    pub offset: usize,
    /// Whether to say of every marked word how it was understood.
    pub explain: bool,
}

impl SearchParameters {
    /// Their names.
    pub const NAMES: &[&str] = &["q", "lang", "site", "year", "limit", "offset", "explain"];

    /// Reads and checks them.
    ///
    /// # Errors
    /// A [`Problem`] that says which one to change.
    pub fn parse(raw: Option<&str>) -> Result<Self, Problem> {
        let parameters = Parameters::parse(raw, Self::NAMES, Unknown::Refused)?;
        Ok(Self {
            q: required_query(&parameters)?,
            lang: parameters.language("lang")?,
            site: parameters.filled("site").map(str::to_owned),
            year: parameters.year("year")?,
            limit: parameters.number("limit", 10, limits::RESULTS)?,
            offset: parameters.number("offset", 0, limits::OFFSET)?,
            explain: parameters.flag("explain")?,
        })
    }

    /// What they ask the engine.
    pub fn into_query(self) -> Query {
        let Self { q, lang, site, year, limit, offset, explain } = self;
        Query { text: q, lang, site, year, limit, offset, explain, is_unfinished: false }
    }
}

/// The parameters of suggestions.
#[derive(Debug)]
pub struct SuggestParameters {
    /// What has been typed so far, at most 1024 bytes of UTF-8; its last word may be unfinished.
    pub q: String,
    /// Only sections of this language, as a BCP 47 tag.
    pub lang: Option<String>,
    /// Only sections of this site.
    pub site: Option<String>,
    /// How many suggestions at most.
    pub limit: usize,
}

impl SuggestParameters {
    /// Their names.
    pub const NAMES: &[&str] = &["q", "lang", "site", "limit"];

    /// Reads and checks them.
    ///
    /// # Errors
    /// A [`Problem`] that says which one to change.
    pub fn parse(raw: Option<&str>) -> Result<Self, Problem> {
        let parameters = Parameters::parse(raw, Self::NAMES, Unknown::Refused)?;
        Ok(Self {
            q: required_query(&parameters)?,
            lang: parameters.language("lang")?,
            site: parameters.filled("site").map(str::to_owned),
            limit: parameters.number("limit", 8, limits::SUGGESTIONS)?,
        })
    }

    /// What they ask the engine.
    pub fn into_query(self) -> Query {
        let Self { q, lang, site, limit } = self;
        Query { lang, site, limit, is_unfinished: true, ..Query::new(q) }
    }
}

fn required_query(parameters: &Parameters) -> Result<String, Problem> {
    let missing = || Problem::parameter("q", "`q` is missing; say in it what to look for.");
    parameters.query("q")?.ok_or_else(missing)
}
