//! Columns: numbers and names of many sections, for ranking, filters and facets.

use std::sync::OnceLock;

use foldhash::{HashMap, HashMapExt};
use timra_plan::question::{FACETS, FILTERS, Field, LANG, ValueKind};
use timra_rank::Labels;
use timra_stored::year_of;

use super::ColumnSource;
use super::facet_column::FacetColumn;
use super::section_relations::SectionRelations;
use super::tag_sets::TagSets;

/// Numbers and names by section. Each column is read when it is first asked for.
#[derive(Default)]
pub struct Columns {
    relations: OnceLock<Vec<SectionRelations>>,
    translation_groups: OnceLock<HashMap<u64, Vec<u32>>>,
    heading_words: OnceLock<Vec<u32>>,
    weights: OnceLock<Vec<f32>>,
    day: OnceLock<Vec<u64>>,
    /// One for each row of [`FILTERS`]; days and texts that are no names have none.
    values: [OnceLock<Labels>; FILTERS.len() + 1],
    /// One for each row of [`FILTERS`]; only fields of tags have some.
    tags: [OnceLock<TagSets>; FILTERS.len() + 1],
    classes: OnceLock<Classes>,
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
    pub(crate) fn relations<I: ColumnSource>(&self, index: &I) -> Result<&[SectionRelations], I::Error> {
        if let Some(read) = self.relations.get() {
            return Ok(read);
        }
        let mut relations = vec![SectionRelations::default(); index.sections()];
        index.for_each_number("twin", |section, group| {
            relations[section as usize].translation_group = group
        })?;
        index.for_each_number("sketch", |section, sketch| relations[section as usize].sketch = sketch)?;
        let mut page = 0;
        for (section, of_section) in (0..).zip(&mut relations) {
            page += u32::from(index.begins_page(section));
            of_section.page = page;
        }
        Ok(self.relations.get_or_init(|| relations))
    }

    /// The sections of the translation group of `section`, which is among them; none if the group has no other section.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    pub fn translations<I: ColumnSource>(&self, index: &I, section: u32) -> Result<&[u32], I::Error> {
        let group = self.relations(index)?[section as usize].translation_group;
        Ok(self.translation_groups(index)?.get(&group).map(Vec::as_slice).unwrap_or_default())
    }

    /// The sections of each translation group of more than one section, by the number of the group.
    fn translation_groups<I: ColumnSource>(&self, index: &I) -> Result<&HashMap<u64, Vec<u32>>, I::Error> {
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
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    pub fn heading_words<I: ColumnSource>(&self, index: &I) -> Result<&[u32], I::Error> {
        if let Some(read) = self.heading_words.get() {
            return Ok(read);
        }
        let mut words = vec![0; index.sections()];
        index.for_each_number("heading_words", |section, count| {
            words[section as usize] = u32::try_from(count).unwrap_or(u32::MAX);
        })?;
        Ok(self.heading_words.get_or_init(|| words))
    }

    /// For each section, what its score is multiplied by; none at all if every section counts the same.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    pub fn weights<I: ColumnSource>(&self, index: &I) -> Result<&[f32], I::Error> {
        if let Some(read) = self.weights.get() {
            return Ok(read);
        }
        let (mut weights, sections) = (Vec::new(), index.sections());
        index.for_each_number("weight", |section, hundredths| {
            if weights.is_empty() {
                weights = vec![1.0; sections];
            }
            // A score of nothing is none.
            weights[section as usize] = hundredths.max(1) as f32 / 100.0;
        })?;
        Ok(self.weights.get_or_init(|| weights))
    }

    /// For each section, its day as [`timra_stored::day_number`] gives it; 0 if it has none.
    pub(crate) fn day<I: ColumnSource>(&self, index: &I) -> Result<&[u64], I::Error> {
        if let Some(read) = self.day.get() {
            return Ok(read);
        }
        let mut days = vec![0; index.sections()];
        index.for_each_number("day", |section, day| days[section as usize] = day)?;
        Ok(self.day.get_or_init(|| days))
    }

    /// The classes of the sections.
    pub(crate) fn classes<I: ColumnSource>(&self, index: &I) -> Result<&Classes, I::Error> {
        if let Some(read) = self.classes.get() {
            return Ok(read);
        }
        let facets =
            Field::facets().map(|field| self.facet(index, field)).collect::<Result<Vec<_>, I::Error>>()?;
        let mut numbers: HashMap<Class, u32> = HashMap::default();
        let mut of = Vec::with_capacity(index.sections());
        for section in 0..index.sections() as u32 {
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
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    pub fn languages<I: ColumnSource>(&self, index: &I) -> Result<&Labels, I::Error> {
        self.values(index, LANG)
    }

    /// The values of each section for a facet.
    pub(crate) fn facet<I: ColumnSource>(
        &self,
        index: &I,
        field: &'static Field,
    ) -> Result<FacetColumn<'_>, I::Error> {
        Ok(match field.kind {
            ValueKind::Tag => FacetColumn::Tags(self.tags(index, field)?),
            _ => FacetColumn::Labels(self.values(index, field)?),
        })
    }

    /// The tags of each section for a filter whose values are tags.
    pub(crate) fn tags<I: ColumnSource>(
        &self,
        index: &I,
        field: &'static Field,
    ) -> Result<&TagSets, I::Error> {
        let column = &self.tags[place(field)];
        if let Some(read) = column.get() {
            return Ok(read);
        }
        let sections = index.sections();
        let read = TagSets::new(sections, |add| index.for_each_value(field.column, |_| true, add))?;
        Ok(column.get_or_init(|| read))
    }

    /// The value of each section for a filter whose values are names.
    pub(crate) fn values<I: ColumnSource>(
        &self,
        index: &I,
        field: &'static Field,
    ) -> Result<&Labels, I::Error> {
        let column = &self.values[place(field)];
        if let Some(read) = column.get() {
            return Ok(read);
        }
        let read = match field.kind {
            ValueKind::Year => self.years(index)?,
            _ => Labels::new(index.sections(), |add| index.for_each_value(field.column, |_| true, add))?,
        };
        Ok(column.get_or_init(|| read))
    }

    /// The year of each section, as four digits.
    fn years<I: ColumnSource>(&self, index: &I) -> Result<Labels, I::Error> {
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

/// The place of a field among the filters; the place after them for any other field, which no index has a column for.
fn place(field: &Field) -> usize {
    FILTERS.iter().position(|known| known == field).unwrap_or(FILTERS.len())
}
