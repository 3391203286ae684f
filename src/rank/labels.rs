//! Names of sections.

use foldhash::{HashMap, HashMapExt};

/// A name for each section, out of a few: its language, its site.
#[derive(Debug, Default)]
pub struct Labels {
    /// The names; the first, which is empty, stands for none.
    names: Vec<String>,
    /// As wide as the number of a section: there are never more names than sections.
    of: Vec<u32>,
    sizes: Vec<u32>,
}

impl Labels {
    /// The names that these sections have, of as many as there are; the others have none. Sections with the same name
    /// mostly come one after the other.
    ///
    /// # Errors
    /// What `named` fails with.
    pub fn new<E>(
        sections: usize,
        named: impl FnOnce(&mut dyn FnMut(&str, u32)) -> Result<(), E>,
    ) -> Result<Self, E> {
        let (mut names, mut of) = (vec![String::new()], vec![0; sections]);
        let mut places: HashMap<String, u32> = HashMap::new();
        named(&mut |name, section| {
            let last = names.len() - 1;
            let at = if names[last] == name {
                last as u32
            } else {
                *places.entry(name.to_owned()).or_insert_with(|| {
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

    /// The name of a section, by its place among [`Labels::all`]; 0 if it has none.
    pub fn of(&self, section: u32) -> usize {
        self.of.get(section as usize).map_or(0, |&name| name as usize)
    }

    /// The name of a section, if it has one.
    pub fn name(&self, section: u32) -> Option<&str> {
        self.names.get(self.of(section)).map(String::as_str).filter(|name| !name.is_empty())
    }

    /// Every name. The first is empty and stands for none.
    pub fn all(&self) -> &[String] {
        &self.names
    }

    /// How many sections have each name, in the order of [`Labels::all`].
    pub fn sizes(&self) -> &[u32] {
        &self.sizes
    }

    /// Whether a section's name is this language (BCP 47 primary subtag).
    pub fn is(&self, section: u32, lang: &str) -> bool {
        self.names.get(self.of(section)).is_some_and(|name| name.split('-').next() == Some(lang))
    }

    /// Whether there is another language.
    pub fn has_others(&self, lang: &str) -> bool {
        self.names.iter().skip(1).any(|name| name.split('-').next() != Some(lang))
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
