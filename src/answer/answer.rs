//! Results are made for what was found.

use foldhash::HashMap;
use timra_plan::Plan;
use timra_rank::{Attributes, Match, Ranking, matches_in_text};
use timra_stored::SectionName;

use super::collapse::{Collapsed, LOOKED_AT, collapse};
use super::find::Found;
use super::joined::Joined;
use super::order::Order;
use super::result_counts::ResultCounts;
use super::{Hit, HitTranslation, Query, Results, Searchable, ToldNote, highlight, hit};

/// The results for what was found, and for each hit the number of the section that has the score.
pub(crate) fn answer<I: Searchable>(
    query: &Query,
    index: &I,
    found: Found,
) -> Result<(Vec<u32>, Results), I::Error> {
    let budget = index.budget();
    let Found { plan, ranking: Ranking { scores, matches }, .. } = found;
    // What comes after those that are looked at is only counted.
    let order = Order::new(plan.choices.sort(), index)?;
    let first = order.first_by_score(&scores, LOOKED_AT);
    let shown_in = query.shown_in.as_deref().or(plan.lang.as_deref());
    // What is left out is not shown in the place of another section either.
    let is_narrow = plan.is_strict() || !plan.choices.filters().is_empty();
    let may_show = |section: u32| !is_narrow || scores.get(section) > 0.0;
    let (mut results, joined) = collapse(&first, shown_in, may_show, index)?;
    let counts = ResultCounts::new(&scores, &first, (&results, &joined), index)?;
    order.arrange(&mut results);
    let more = results.len().saturating_sub(query.offset.saturating_add(query.limit));
    let shown: Vec<Collapsed> =
        results.into_iter().skip(query.offset).take(query.limit.min(Query::MAX_LIMIT)).collect();
    let sections = shown.iter().map(|result| result.scored).collect();
    let hits = hits(query, &plan, index, (&shown, &joined), matches)?;
    let results = Results {
        query: query.text.clone(),
        total: counts.total,
        about: counts.are_estimates,
        took_us: u64::try_from(budget.elapsed().as_micros()).unwrap_or(u64::MAX),
        hits,
        facets: counts.facets,
        readings: plan.reading.into_iter().collect(),
        suggestion: plan.suggestion,
        notes: plan.notes.into_iter().map(ToldNote::from).collect(),
        more,
        sort: plan.choices.sort(),
        partial: budget.is_spent(),
    };
    Ok((sections, results))
}

/// The hits of the results that are `shown`, with those that were `joined` to them. Of some sections the `matches` in their text are known.
fn hits<I: Searchable>(
    query: &Query,
    plan: &Plan,
    index: &I,
    (shown, joined): (&[Collapsed], &Joined),
    mut matches: HashMap<u32, Vec<Match>>,
) -> Result<Vec<Hit>, I::Error> {
    let langs = Attributes::languages(index)?;
    let is_new = |section: &u32| !matches.contains_key(section);
    let new: Vec<u32> = shown.iter().map(|result| result.section).filter(is_new).collect();
    if !new.is_empty() {
        let found = matches_in_text(plan, index, index.budget(), &new)?;
        matches.extend(new.into_iter().zip(found));
    }
    let mut hits = Vec::with_capacity(shown.len());
    for result in shown {
        let matches = matches.get(&result.section).map(Vec::as_slice).unwrap_or_default();
        let (page, name) = index.named(result.section)?;
        let stored = index.stored(result.section)?;
        let matches = highlight::together(plan, matches);
        let explained_by = query.explain.then_some(plan);
        let mut hit = hit::hit(&page, name, stored, &matches, result.score, explained_by);
        for copy in in_order(joined.copies(result.joined)) {
            hit.duplicates.push(index.named(copy)?.1.id);
        }
        for translation in in_order(joined.translations(result.joined)) {
            let SectionName { id, url } = index.named(translation)?.1;
            let lang = langs.name(translation).map(str::to_owned);
            hit.translations.push(HitTranslation { id, url, lang });
        }
        hits.push(hit);
    }
    Ok(hits)
}

/// Sections of which the last one came first.
fn in_order(sections: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
    sections.collect::<Vec<_>>().into_iter().rev()
}
