//! The parameters of a request, checked.

use percent_encoding::percent_decode_str;
use timra_engine::Query;
use timra_plan::question::{Choices, Field};

use super::interface::Interface;
use super::{Problem, limits};

/// What happens to parameters that are not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unknown {
    /// Unknown parameters are refused, since they are a mistake in a program.
    Refused,
    /// Unknown parameters are ignored, since links to pages collect some on their way.
    Ignored,
}

/// The parameters of a request's address, decoded, each at most once.
#[derive(Debug)]
pub(crate) struct Parameters(Vec<(&'static str, String)>);

impl Parameters {
    /// Takes the `known` parameters out of the part of an address behind its `?`.
    ///
    /// # Errors
    /// A [`Problem`] that names the parameter which is unknown, repeated or wrongly encoded.
    pub(crate) fn parse(
        raw: Option<&str>,
        known: &[&'static str],
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
                let detail = format!("`{name}` is not UTF-8 in percent-encoding; encode it again.");
                Problem::parameter(name, detail)
            })?;
            found.push((name, value));
        }
        Ok(Self(found))
    }

    /// The value of a parameter as it was sent; `None` if it was not sent.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// The value of a parameter, unless it is empty: an empty field of a form was left alone.
    pub(crate) fn filled(&self, name: &str) -> Option<&str> {
        self.get(name).filter(|value| !value.is_empty())
    }

    /// The words of a query.
    pub(crate) fn query(&self, name: &str) -> Result<Option<String>, Problem> {
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
    pub(crate) fn number(&self, name: &str, default: usize, most: usize) -> Result<usize, Problem> {
        let Some(text) = self.filled(name) else { return Ok(default) };
        let is_number = text.bytes().all(|b| b.is_ascii_digit());
        text.parse().ok().filter(|&number| is_number && number <= most).ok_or_else(|| {
            Problem::parameter(name, format!("`{name}` has to be a whole number from 0 to {most}."))
        })
    }

    /// The filters and the order that the parameters give.
    pub(crate) fn choices(&self) -> Result<Choices, Problem> {
        let mut choices = Choices::default();
        for field in Field::all() {
            let Some(value) = self.filled(field.name) else { continue };
            choices
                .add(field, value, false)
                .map_err(|refused| Problem::parameter(field.name, format!("{refused}.")))?;
        }
        Ok(choices)
    }

    /// The language that the server speaks, if there is one of this name.
    pub(crate) fn interface(&self) -> Option<&'static Interface> {
        Interface::of(self.filled("ui")?)
    }

    /// The id of a section, or its address.
    pub(crate) fn id(&self) -> Result<String, Problem> {
        let missing =
            || Problem::parameter("id", "`id` is missing; give it the id of a section, or its address.");
        Ok(self.filled("id").ok_or_else(missing)?.to_owned())
    }

    /// `true` or `false`; `false` if it was not sent.
    pub(crate) fn flag(&self, name: &str) -> Result<bool, Problem> {
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

/// The names of an address's parameters: the words, the fields of the table, and what else there is.
pub(crate) fn names(others: &[&'static str]) -> Vec<&'static str> {
    let fields = Field::all().map(|field| field.name);
    ["q"].into_iter().chain(fields).chain(others.iter().copied()).collect()
}

/// The parameters of a search that a program asks for.
pub(crate) struct SearchParameters {
    /// The query for the engine.
    pub query: Query,
    /// The language that notes are in; English if none of those that timra speaks was named.
    pub ui: Option<&'static Interface>,
}

impl SearchParameters {
    /// The query that the parameters of a search give.
    ///
    /// # Errors
    /// A [`Problem`] that says which parameter to change.
    pub(crate) fn of_search(raw: Option<&str>) -> Result<Self, Problem> {
        let names = names(&["limit", "offset", "explain", "ui"]);
        let parameters = Parameters::parse(raw, &names, Unknown::Refused)?;
        let query = Query {
            choices: parameters.choices()?,
            limit: parameters.number("limit", 10, limits::RESULTS)?,
            offset: parameters.number("offset", 0, limits::OFFSET)?,
            explain: parameters.flag("explain")?,
            ..Query::new(required_query(&parameters)?)
        };
        Ok(Self { query, ui: parameters.interface() })
    }

    /// The query that the parameters of suggestions give.
    ///
    /// # Errors
    /// A [`Problem`] that says which parameter to change.
    pub(crate) fn of_suggestions(raw: Option<&str>) -> Result<Self, Problem> {
        let parameters = Parameters::parse(raw, &names(&["limit", "ui"]), Unknown::Refused)?;
        let query = Query {
            choices: parameters.choices()?,
            limit: parameters.number("limit", 8, limits::SUGGESTIONS)?,
            is_unfinished: true,
            ..Query::new(required_query(&parameters)?)
        };
        Ok(Self { query, ui: parameters.interface() })
    }
}

/// The parameters of a request for a section.
#[derive(Debug)]
pub(crate) struct SectionParameters {
    /// Id of the section, or its published address.
    pub id: String,
    /// Whether the whole page of the section is asked for.
    pub page: bool,
}

impl SectionParameters {
    /// Names of these parameters.
    pub(crate) const NAMES: &[&str] = &["id", "page"];

    /// Reads the parameters from the part of an address behind its `?`, and checks them.
    ///
    /// # Errors
    /// A [`Problem`] that says which one to change.
    pub(crate) fn parse(raw: Option<&str>) -> Result<Self, Problem> {
        let parameters = Parameters::parse(raw, Self::NAMES, Unknown::Refused)?;
        Ok(Self { id: parameters.id()?, page: parameters.flag("page")? })
    }
}

/// The parameters of a request for related sections.
#[derive(Debug)]
pub(crate) struct RelatedParameters {
    /// Id of the section, or its published address.
    pub id: String,
    /// How many are wanted at most.
    pub limit: usize,
}

impl RelatedParameters {
    /// Names of these parameters.
    pub(crate) const NAMES: &[&str] = &["id", "limit"];

    /// Reads the parameters from the part of an address behind its `?`, and checks them.
    ///
    /// # Errors
    /// A [`Problem`] that says which one to change.
    pub(crate) fn parse(raw: Option<&str>) -> Result<Self, Problem> {
        let parameters = Parameters::parse(raw, Self::NAMES, Unknown::Refused)?;
        Ok(Self { id: parameters.id()?, limit: parameters.number("limit", 5, limits::RESULTS)? })
    }
}

fn required_query(parameters: &Parameters) -> Result<String, Problem> {
    let missing = || Problem::parameter("q", "`q` is missing; say in it what to look for.");
    parameters.query("q")?.ok_or_else(missing)
}
