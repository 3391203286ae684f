//! Attributes and columns of sections, from the sidecar of an index in a cluster.

use timra_answer::{ColumnSource, StoredSections};
use timra_rank::{Attributes, Labels, SectionText};

use super::Error;
use super::cluster_index::{ClusterIndex, Unready};

impl Attributes for ClusterIndex<'_> {
    fn languages(&self) -> Result<&Labels, Unready> {
        self.columns.languages(self)
    }

    fn translations(&self, section: u32) -> Result<&[u32], Unready> {
        self.columns.translations(self, section)
    }

    fn weights(&self) -> Result<&[f32], Unready> {
        self.columns.weights(self)
    }

    fn heading_lengths(&self) -> Result<&[u32], Unready> {
        self.columns.heading_words(self)
    }

    fn begins_page(&self, section: u32) -> bool {
        self.sidecar.begins_page(section)
    }

    fn text(&self, section: u32) -> Result<SectionText, Unready> {
        let stored = self.stored(section)?;
        Ok(SectionText { words: stored.spans.iter().collect(), text: stored.text, lang: stored.lang })
    }
}

impl ColumnSource for ClusterIndex<'_> {
    fn for_each_number(&self, column: &str, each: impl FnMut(u32, u64)) -> Result<(), Unready> {
        let found = self.sidecar.numbers.for_each(column, each);
        found.ok_or(Unready::Failed(Error::Damaged("a column is missing")))
    }

    fn for_each_value(
        &self,
        column: &str,
        wanted: impl Fn(&str) -> bool,
        mut each: impl FnMut(&str, u32),
    ) -> Result<(), Unready> {
        if column != "path" {
            let found = self.sidecar.numbers.for_each_value(column, wanted, each);
            return found.ok_or(Unready::Failed(Error::Damaged("a column is missing")));
        }
        let mut paths: Vec<(&str, std::ops::Range<u32>)> = Vec::new();
        let mut first = 0;
        for page in &self.sidecar.pages {
            paths.push((page.path.as_str(), first..first + page.sections));
            first += page.sections;
        }
        paths.sort_by(|a, b| a.0.cmp(b.0));
        for of_path in paths.chunk_by(|a, b| a.0 == b.0) {
            let path = of_path[0].0;
            if wanted(path) {
                of_path
                    .iter()
                    .flat_map(|(_, sections)| sections.clone())
                    .for_each(|section| each(path, section));
            }
        }
        Ok(())
    }
}
