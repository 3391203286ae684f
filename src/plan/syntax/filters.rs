//! Where a query looks.

use super::Occur;
use super::date::first_day;
use super::field::Field;
use super::note::Note;

/// Values of all lists together, so that a query stays cheap whoever sends it.
const MOST: usize = 64;

/// The filters of a query. Of a list any value may match, of a `not_` list none; the lists and the dates have to
/// agree with each other. No list holds a value twice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// `site:`, as typed.
    pub sites: Vec<String>,
    /// `-site:`
    pub not_sites: Vec<String>,
    /// `lang:`, in lower case and with `-` between subtags: `vi`, `zh-hant`. Not checked against any list of languages.
    pub langs: Vec<String>,
    /// `-lang:`
    pub not_langs: Vec<String>,
    /// `path:`, as typed.
    pub paths: Vec<String>,
    /// `-path:`
    pub not_paths: Vec<String>,
    /// `after:`, the first day that counts, `YYYY-MM-DD`; the latest, if there are several.
    pub after: Option<String>,
    /// `before:`, the first day that counts no more, `YYYY-MM-DD`; the earliest, if there are several.
    pub before: Option<String>,
}

impl Filters {
    /// Takes in `field:value`, or says why that is no filter.
    pub(super) fn add(&mut self, field: Field, occur: Occur, value: &str) -> Result<(), Note> {
        let bad = Note::BadValue(field);
        let excluded = occur == Occur::MustNot;
        let known = self.len();
        let (list, value) = match (field, excluded) {
            (Field::Title, _) => return Err(bad),
            (Field::After | Field::Before, true) => return Err(Note::NotNegatable(field)),
            (Field::After, false) => {
                let day = first_day(value).ok_or(bad)?;
                // As text, ISO dates sort by time.
                self.after = self.after.take().max(Some(day));
                return Ok(());
            }
            (Field::Before, false) => {
                let day = first_day(value).ok_or(bad)?;
                self.before = Some(self.before.take().map_or(day.clone(), |known| known.min(day)));
                return Ok(());
            }
            (Field::Site, false) => (&mut self.sites, name(value)),
            (Field::Site, true) => (&mut self.not_sites, name(value)),
            (Field::Path, false) => (&mut self.paths, name(value)),
            (Field::Path, true) => (&mut self.not_paths, name(value)),
            (Field::Lang, false) => (&mut self.langs, tag(value)),
            (Field::Lang, true) => (&mut self.not_langs, tag(value)),
        };
        let value = value.ok_or(bad)?;
        if list.contains(&value) {
            return Ok(());
        }
        if known >= MOST {
            return Err(Note::TooManyFilters);
        }
        list.push(value);
        Ok(())
    }

    fn len(&self) -> usize {
        let wanted = self.sites.len() + self.langs.len() + self.paths.len();
        wanted + self.not_sites.len() + self.not_langs.len() + self.not_paths.len()
    }

    /// Whether the dates leave no day.
    pub(super) fn no_day(&self) -> bool {
        matches!((&self.after, &self.before), (Some(after), Some(before)) if after >= before)
    }
}

fn name(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}

/// A BCP 47 tag by its form; `_` is what locales have for `-`.
fn tag(value: &str) -> Option<String> {
    let tag = value.to_ascii_lowercase().replace('_', "-");
    let mut subtags = tag.split('-');
    let language = subtags.next()?;
    let good = matches!(language.len(), 2 | 3)
        && language.bytes().all(|b| b.is_ascii_lowercase())
        && subtags.all(|s| matches!(s.len(), 1..=8) && s.bytes().all(|b| b.is_ascii_alphanumeric()));
    good.then_some(tag)
}
