//! The tags of sections.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt};
use timra_plan::question::{Filter, ValueKind};

/// The tags of each section. Sections with the same tags share a set of them, since most tags are those of a page.
#[derive(Debug)]
pub(crate) struct TagSets {
    /// The tags, in the spelling that most sections have.
    names: Vec<String>,
    /// The tags in the form in which they are compared.
    keys: Vec<String>,
    /// The places of the tags in each set, in order. The first set is empty.
    sets: Vec<Vec<u32>>,
    /// By section, the place of its set.
    of: Vec<u32>,
}

impl TagSets {
    /// The tags of `sections` sections. `tagged` calls the function that it is given with a tag as it is written, and the
    /// number of a section that has it.
    ///
    /// # Errors
    /// The error of `tagged`.
    pub(crate) fn new<E>(
        sections: usize,
        tagged: impl FnOnce(&mut dyn FnMut(&str, u32)) -> Result<(), E>,
    ) -> Result<Self, E> {
        // Tags come in order, each with all of its sections.
        let mut spellings: Vec<(String, Vec<u32>)> = Vec::new();
        tagged(&mut |name, section| match spellings.last_mut().filter(|(last, _)| last == name) {
            Some((_, sections)) => sections.push(section),
            None => spellings.push((name.to_owned(), vec![section])),
        })?;
        let mut tags: BTreeMap<String, Vec<(String, Vec<u32>)>> = BTreeMap::new();
        for (name, sections) in spellings {
            if let Some(key) = ValueKind::Tag.read(&name) {
                tags.entry(key).or_default().push((name, sections));
            }
        }
        let (mut names, mut keys, mut pairs) = (Vec::new(), Vec::new(), Vec::new());
        for ((key, spellings), tag) in tags.into_iter().zip(0_u32..) {
            pairs.extend(spellings.iter().flat_map(|(_, sections)| sections).map(|&section| (section, tag)));
            let most = spellings.into_iter().rev().max_by_key(|(_, sections)| sections.len());
            names.push(most.map_or_else(|| key.clone(), |(name, _)| name));
            keys.push(key);
        }
        pairs.sort_unstable();
        pairs.dedup();
        let (sets, of) = shared(&pairs, sections);
        Ok(Self { names, keys, sets, of })
    }

    /// The place of the set of a section.
    pub(crate) fn set_of(&self, section: u32) -> u32 {
        self.of.get(section as usize).copied().unwrap_or_default()
    }

    /// The places in [`TagSets::names`] of the tags of a set.
    pub(crate) fn set(&self, set: u32) -> &[u32] {
        self.sets.get(set as usize).map_or(&[], Vec::as_slice)
    }

    /// Every tag, in the spelling that most sections have.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether each section passes a filter.
    pub(crate) fn passing(&self, filter: &Filter) -> Vec<bool> {
        let has = |set: &[u32], key: &str| set.iter().any(|&tag| self.keys[tag as usize] == key);
        let passes = |set: &Vec<u32>| filter.passes(|key| has(set, key));
        let passing: Vec<bool> = self.sets.iter().map(passes).collect();
        self.of.iter().map(|&set| passing[set as usize]).collect()
    }
}

/// The sets of tags that sections have, by sorted pairs of a section and a tag, and the place of each section's set.
fn shared(pairs: &[(u32, u32)], sections: usize) -> (Vec<Vec<u32>>, Vec<u32>) {
    let (mut sets, mut of) = (vec![Vec::new()], vec![0; sections]);
    let mut known: HashMap<Vec<u32>, u32> = HashMap::new();
    for of_section in pairs.chunk_by(|a, b| a.0 == b.0) {
        let set: Vec<u32> = of_section.iter().map(|&(_, tag)| tag).collect();
        let place = *known.entry(set).or_insert_with_key(|set| {
            sets.push(set.clone());
            sets.len() as u32 - 1
        });
        if let Some(of) = of.get_mut(of_section[0].0 as usize) {
            *of = place;
        }
    }
    (sets, of)
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use timra_plan::question::{Choices, Field};

    use super::TagSets;

    fn tags(of: &[(&str, &[u32])]) -> TagSets {
        let Ok(tags) = TagSets::new(5, |add| {
            of.iter().for_each(|(tag, sections)| sections.iter().for_each(|&section| add(tag, section)));
            Ok::<_, Infallible>(())
        });
        tags
    }

    fn passing(tags: &TagSets, value: &str, is_left_out: bool) -> Vec<bool> {
        let field = Field::named("tag").expect("a field");
        let mut choices = Choices::default();
        choices.add(field, value, is_left_out).expect("a choice");
        tags.passing(&choices.filters()[0])
    }

    #[test]
    fn a_tag_has_many_spellings_and_a_section_many_tags() {
        let tags = tags(&[("DevOps", &[0, 1]), ("Hạ tầng", &[0]), ("devops", &[1, 2, 3]), ("ha-tang", &[4])]);
        assert_eq!(tags.names(), ["devops", "Hạ tầng"]);
        assert_eq!([0, 1, 4].map(|section| tags.set(tags.set_of(section))), [&[0, 1][..], &[0], &[1]]);
        assert_eq!(passing(&tags, "DEVOPS", false), [true, true, true, true, false]);
        assert_eq!(passing(&tags, "HẠ_TẦNG", false), [true, false, false, false, true]);
        assert_eq!(passing(&tags, "ha tang", true), [false, true, true, true, false]);
        assert_eq!(passing(&tags, "dev", false), [false; 5]);
    }
}
