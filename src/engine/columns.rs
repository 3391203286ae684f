//! Columns: numbers and names of many sections, for ranking, filters and facets.

use std::sync::OnceLock;

use foldhash::{HashMap, HashMapExt};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED, TantivyError};
use timra_format::{OpenIndex, year_of};
use timra_plan::question::{FACETS, FILTERS, Field, LANG, ValueKind};
use timra_rank::Labels;

use super::facet_column::FacetColumn;
use super::tag_sets::TagSets;

/// Numbers and names by section. Each column is read when it is first asked for.
#[derive(Default)]
pub(crate) struct Columns {
    relations: OnceLock<Vec<SectionRelations>>,
    translation_groups: OnceLock<HashMap<u64, Vec<u32>>>,
    heading_words: OnceLock<Vec<u32>>,
    day: OnceLock<Vec<u64>>,
    /// One for each row of [`FILTERS`]; days and texts that are no names have none.
    values: [OnceLock<Labels>; FILTERS.len()],
    /// One for each row of [`FILTERS`]; only fields of tags have some.
    tags: [OnceLock<TagSets>; FILTERS.len()],
    classes: OnceLock<Classes>,
}

/// The numbers that tell which other sections belong to a section. They are held together, because a search that needs
/// one mostly needs all.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct SectionRelations {
    /// Number of the translation group.
    pub translation_group: u64,
    /// Sketch of the words; copies have nearly the same.
    pub sketch: u64,
    /// Number of the page, counted through the index.
    pub page: u32,
}

/// The sections divided by the values of all facets at once, so that one count serves every facet.
#[derive(Debug, Default)]
pub(crate) struct Classes {
    /// For each section, the index of its class.
    pub of: Vec<u32>,
    /// Every class that a section has.
    pub classes: Vec<Class>,
}

/// A class: for each facet, the set of values that [`FacetColumn::set_of`] gives.
pub(crate) type Class = [u32; FACETS];

impl Columns {
    /// The relations of each section.
    pub(crate) fn relations(&self, index: &OpenIndex) -> tantivy::Result<&[SectionRelations]> {
        if let Some(read) = self.relations.get() {
            return Ok(read);
        }
        let mut relations = vec![SectionRelations::default(); index.sections.len()];
        for_each_number(index, "twin", |section, group| relations[section].translation_group = group)?;
        for_each_number(index, "sketch", |section, sketch| relations[section].sketch = sketch)?;
        let mut page = 0;
        for (section, of_section) in (0..).zip(&mut relations) {
            page += u32::from(index.begins_page(section));
            of_section.page = page;
        }
        Ok(self.relations.get_or_init(|| relations))
    }

    /// The sections of each translation group of more than one section, by the number of the group.
    pub(crate) fn translation_groups(&self, index: &OpenIndex) -> tantivy::Result<&HashMap<u64, Vec<u32>>> {
        let relations = self.relations(index)?;
        Ok(self.translation_groups.get_or_init(|| {
            let mut groups: HashMap<u64, Vec<u32>> = HashMap::with_capacity(relations.len());
            for (section, of_section) in (0_u32..).zip(relations) {
                groups.entry(of_section.translation_group).or_default().push(section);
            }
            groups.retain(|_, sections| sections.len() > 1);
            groups.shrink_to_fit();
            groups
        }))
    }

    /// For each section, the number of words in its heading; for the first section of a page, in the title of the page.
    pub(crate) fn heading_words(&self, index: &OpenIndex) -> tantivy::Result<&[u32]> {
        if let Some(read) = self.heading_words.get() {
            return Ok(read);
        }
        let mut words = vec![0; index.sections.len()];
        for_each_number(index, "heading_words", |section, count| {
            words[section] = u32::try_from(count).unwrap_or(u32::MAX);
        })?;
        Ok(self.heading_words.get_or_init(|| words))
    }

    /// For each section, its day as [`timra_format::day_number`] gives it; 0 if it has none.
    pub(crate) fn day(&self, index: &OpenIndex) -> tantivy::Result<&[u64]> {
        if let Some(read) = self.day.get() {
            return Ok(read);
        }
        let mut days = vec![0; index.sections.len()];
        for_each_number(index, "day", |section, day| days[section] = day)?;
        Ok(self.day.get_or_init(|| days))
    }

    /// The classes of the sections.
    pub(crate) fn classes(&self, index: &OpenIndex) -> tantivy::Result<&Classes> {
        if let Some(read) = self.classes.get() {
            return Ok(read);
        }
        let facets =
            Field::facets().map(|field| self.facet(index, field)).collect::<tantivy::Result<Vec<_>>>()?;
        let mut numbers: HashMap<Class, u32> = HashMap::default();
        let mut of = Vec::with_capacity(index.sections.len());
        for section in 0..index.sections.len() as u32 {
            let class: Class = std::array::from_fn(|at| facets[at].set_of(section));
            let next = numbers.len() as u32;
            of.push(*numbers.entry(class).or_insert(next));
        }
        let mut classes: Vec<(Class, u32)> = numbers.into_iter().collect();
        classes.sort_unstable_by_key(|&(_, number)| number);
        let classes = classes.into_iter().map(|(class, _)| class).collect();
        Ok(self.classes.get_or_init(|| Classes { of, classes }))
    }

    /// The language of each section.
    pub(crate) fn langs(&self, index: &OpenIndex) -> tantivy::Result<&Labels> {
        self.values(index, LANG)
    }

    /// The values of each section for a facet.
    pub(crate) fn facet(&self, index: &OpenIndex, field: &'static Field) -> tantivy::Result<FacetColumn<'_>> {
        Ok(match field.kind {
            ValueKind::Tag => FacetColumn::Tags(self.tags(index, field)?),
            _ => FacetColumn::Labels(self.values(index, field)?),
        })
    }

    /// The tags of each section for a filter whose values are tags.
    pub(crate) fn tags(&self, index: &OpenIndex, field: &'static Field) -> tantivy::Result<&TagSets> {
        let column = &self.tags[place(field)?];
        if let Some(read) = column.get() {
            return Ok(read);
        }
        let sections = index.sections.len();
        let read = TagSets::new(sections, |add| for_each_value(index, field.column, |_| true, add))?;
        Ok(column.get_or_init(|| read))
    }

    /// The value of each section for a filter whose values are names.
    pub(crate) fn values(&self, index: &OpenIndex, field: &'static Field) -> tantivy::Result<&Labels> {
        let column = &self.values[place(field)?];
        if let Some(read) = column.get() {
            return Ok(read);
        }
        let read = match field.kind {
            ValueKind::Year => self.years(index)?,
            _ => Labels::new(index.sections.len(), |add| for_each_value(index, field.column, |_| true, add))?,
        };
        Ok(column.get_or_init(|| read))
    }

    /// The year of each section, as four digits.
    fn years(&self, index: &OpenIndex) -> tantivy::Result<Labels> {
        let days = self.day(index)?;
        Labels::new(days.len(), |add| {
            let mut written: HashMap<u64, String> = HashMap::default();
            for (section, &day) in (0..).zip(days).filter(|(_, day)| **day > 0) {
                let year = year_of(day);
                add(written.entry(year).or_insert_with(|| format!("{year:04}")), section);
            }
            Ok(())
        })
    }
}

/// The place of a field among the filters.
fn place(field: &Field) -> tantivy::Result<usize> {
    let place = FILTERS.iter().position(|known| known == field);
    place.ok_or_else(|| TantivyError::FieldNotFound(field.column.to_owned()))
}

/// Calls `each` with every section that has a number in `field`.
fn for_each_number(index: &OpenIndex, field: &str, mut each: impl FnMut(usize, u64)) -> tantivy::Result<()> {
    for (segment, numbers) in index.sections.segments(&index.searcher) {
        let column = segment.fast_fields().u64(field)?;
        for doc in 0..segment.max_doc() {
            if let (Some(section), Some(value)) = (numbers.of(doc), column.first(doc)) {
                each(section as usize, value);
            }
        }
    }
    Ok(())
}

/// Calls `each` with every section that has a value of `field` which `wanted` accepts.
pub(crate) fn for_each_value(
    index: &OpenIndex,
    field: &str,
    wanted: impl Fn(&str) -> bool,
    mut each: impl FnMut(&str, u32),
) -> tantivy::Result<()> {
    let field = index.searcher.schema().get_field(field)?;
    for (segment, numbers) in index.sections.segments(&index.searcher) {
        let inverted = segment.inverted_index(field)?;
        let mut terms = inverted.terms().stream()?;
        while let Some((key, info)) = terms.next() {
            let value = String::from_utf8_lossy(key);
            if !wanted(&value) {
                continue;
            }
            let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
            while postings.doc() != TERMINATED {
                if let Some(section) = numbers.of(postings.doc()) {
                    each(&value, section);
                }
                postings.advance();
            }
        }
    }
    Ok(())
}
