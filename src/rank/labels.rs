//! Labels: one of a few names for each section.

use foldhash::{HashMap, HashMapExt};
use timra_language::has_primary_subtag;

/// A name for each section, out of a few: its language, its site.
#[derive(Debug, Default)]
pub struct Labels {
    /// The names; the first, which is empty, stands for none.
    names: Vec<String>,
    /// For each section, the index of its name. There are never more names than sections.
    of: Vec<u32>,
    sizes: Vec<u32>,
}

impl Labels {
    /// Names for `sections` sections. `named` is given a function and calls it with a name and the number of a section
    /// that has this name; sections that it does not call it for have no name. It is fastest if sections with the same
    /// name follow each other.
    ///
    /// # Errors
    /// The error of `named`.
    pub fn new<E>(
        sections: usize,
        named: impl FnOnce(&mut dyn FnMut(&str, u32)) -> Result<(), E>,
    ) -> Result<Self, E> {
        let (mut names, mut of) = (vec![String::new()], vec![0; sections]);
        let mut numbers: HashMap<String, u32> = HashMap::new();
        named(&mut |name, section| {
            let last = names.len() - 1;
            let at = if names[last] == name {
                last as u32
            } else {
                *numbers.entry(name.to_owned()).or_insert_with(|| {
                    names.push(name.to_owned());
                    last as u32 + 1
                })
            };
            of[section as usize] = at;
        })?;
        let mut sizes = vec![0; names.len()];
        of.iter().for_each(|&name| sizes[name as usize] += 1);
        Ok(Self { names, of, sizes })
    }

    /// The name of `section`, as an index into [`Labels::all`]; 0 if it has none.
    pub fn of(&self, section: u32) -> usize {
        self.of.get(section as usize).map_or(0, |&name| name as usize)
    }

    /// The name of `section`, if it has one.
    pub fn name(&self, section: u32) -> Option<&str> {
        self.names.get(self.of(section)).map(String::as_str).filter(|name| !name.is_empty())
    }

    /// Every name. The first is empty and stands for sections without a name.
    pub fn all(&self) -> &[String] {
        &self.names
    }

    /// Number of sections with each name, in the order of [`Labels::all`].
    pub fn sizes(&self) -> &[u32] {
        &self.sizes
    }

    /// Whether the name of `section`, a BCP 47 tag, is of the language `lang`, a primary subtag.
    pub fn is(&self, section: u32, lang: &str) -> bool {
        self.names.get(self.of(section)).is_some_and(|name| has_primary_subtag(name, lang))
    }

    /// Whether some name, a BCP 47 tag, is of another language than `lang`, a primary subtag.
    pub fn has_others(&self, lang: &str) -> bool {
        self.names.iter().skip(1).any(|name| !has_primary_subtag(name, lang))
    }
}

#[cfg(test)]
mod tests {
    use super::Labels;

    #[test]
    fn every_section_may_have_a_name_of_its_own() {
        let sections = 70_000;
        let named = |add: &mut dyn FnMut(&str, u32)| {
            (1..sections).for_each(|section| add(&format!("site-{section}"), section));
            Ok(())
        };
        let names = Labels::new::<()>(sections as usize, named).expect("names");
        assert_eq!(names.name(0), None);
        for section in [1, 65_535, 65_536, 69_999] {
            assert_eq!(names.name(section), Some(format!("site-{section}").as_str()));
        }
        assert_eq!((names.all().len(), names.sizes()[65_536]), (70_000, 1));
    }
}
