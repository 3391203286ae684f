//! What only all pages of a site together show: dates that say nothing, and acronyms.

use std::collections::BTreeMap;

use timra_alignment::Acronym;
use timra_format::Manifest;
use timra_language::Pair;

use super::IndexedPage;

/// How many acronyms of an index are kept at most.
const MOST_ACRONYMS: usize = 20_000;

/// What share of the definitions of an acronym one has at least: what stands behind one slip is left out.
const SHARE: f32 = 0.2;

/// How much the words of an acronym count where the acronym was typed, and the reverse: what was typed is surer than what one
/// text says of it. .9: reports −2.
const SURE: f32 = 0.5;

/// How many pages of a site have a date at least, before a date of most of them is one of the template.
const DATED: u64 = 8;

/// What is counted of pages while an index is written.
#[derive(Debug, Default)]
pub(crate) struct SiteFacts {
    /// By site and date, the number of pages with that date in their front matter.
    dates: BTreeMap<String, BTreeMap<String, u64>>,
    /// By acronym with its words, the number of pages that define it so.
    acronyms: BTreeMap<Acronym, u32>,
}

impl SiteFacts {
    /// Counts a page.
    pub(crate) fn add(&mut self, site: &str, page: &IndexedPage) {
        if let Some(date) = &page.date {
            let dates = match self.dates.get_mut(site) {
                Some(dates) => dates,
                None => self.dates.entry(site.to_owned()).or_default(),
            };
            *dates.entry(date.clone()).or_default() += 1;
        }
        for acronym in &page.acronyms {
            if let Some(count) = self.acronyms.get_mut(acronym) {
                *count += 1;
            } else if self.acronyms.len() < MOST_ACRONYMS {
                self.acronyms.insert(acronym.clone(), 1);
            }
        }
    }

    /// Writes into a manifest which date of a site is the template's: one that two thirds of its dated pages have, or more.
    /// Who made a page from a template left the date as it was, so it says nothing of the page.
    pub(crate) fn write_dates(&self, manifest: &mut Manifest) {
        for (site, dates) in &self.dates {
            let all: u64 = dates.values().sum();
            let most = dates.iter().max_by_key(|(_, pages)| **pages);
            let shared = most.filter(|(_, pages)| all >= DATED && **pages * 3 >= all * 2);
            if let (Some((date, _)), Some(counts)) = (shared, manifest.sites.get_mut(site)) {
                counts.template_date = Some(date.clone());
            }
        }
    }

    /// The acronyms as pairs of one language, with how likely either side stands for the other.
    pub(crate) fn pairs(&self) -> Vec<Pair> {
        let mut defined: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        for (acronym, count) in &self.acronyms {
            *defined.entry((&acronym.lang, &acronym.letters)).or_default() += count;
        }
        let pair = |(acronym, &count): (&Acronym, &u32)| {
            let Acronym { lang, letters, words } = acronym;
            let all = defined.get(&(lang.as_str(), letters.as_str())).copied().unwrap_or(count);
            let share = count as f32 / all as f32;
            (share >= SHARE).then(|| Pair {
                from_lang: lang.clone(),
                from: letters.clone(),
                to_lang: lang.clone(),
                to: words.clone(),
                p_to_given_from: SURE * share,
                p_from_given_to: SURE,
                count,
            })
        };
        self.acronyms.iter().filter_map(pair).collect()
    }
}
