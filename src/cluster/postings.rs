//! Postings of terms: counts of the whole index, and the sections that came from the cluster.

use timra_language::{TermKey, Zone};
use timra_plan::Layer;
use timra_rank::{PairPosting, Posting, Postings, ReadList, WordPlace};

use super::cluster_index::{ClusterIndex, Unready};
use super::wanted::{RunKind, WordRun};

impl Postings for ClusterIndex<'_> {
    /// The term and the zone.
    type Place = (u32, Zone);

    type List<'i>
        = ReadList
    where
        Self: 'i;

    fn words_in(&self, zone: Zone) -> u64 {
        self.sidecar.manifest.lengths[zone as usize]
    }

    fn count(&self, zone: Zone, base: &str) -> Result<u64, Unready> {
        let words = &self.sidecar.words;
        Ok(words.of_base(base, false).map(|term| u64::from(words.counts(term)[zone as usize])).sum())
    }

    fn places(&self, key: &TermKey) -> Result<Vec<WordPlace<Self::Place>>, Unready> {
        let words = &self.sidecar.words;
        let mut places = Vec::new();
        for term in words.of_key(key) {
            for (zone, count) in Zone::ALL.into_iter().zip(words.counts(term)) {
                if count > 0 {
                    places.push(WordPlace { zone, count: count as usize, place: (term as u32, zone) });
                }
            }
        }
        Ok(places)
    }

    fn open(&self, &(term, zone): &Self::Place) -> Result<ReadList, Unready> {
        let numbers = &self.sidecar.numbers;
        let posting = |(&section, terms): (&u32, &super::section_terms::SectionTerms)| {
            let frequency = terms.positions(term, zone).len() as u32;
            (frequency > 0).then(|| Posting { section, frequency, length: numbers.length(zone, section) })
        };
        Ok(ReadList::new(self.gathered.terms.iter().filter_map(posting).collect()))
    }

    fn open_whole(&self, place: &Self::Place) -> Result<ReadList, Unready> {
        let Some(sections) = self.gathered.lists.get(place) else {
            self.wanted.borrow_mut().lists.insert(*place);
            return Ok(ReadList::new(Vec::new()));
        };
        let numbers = &self.sidecar.numbers;
        let posting =
            |&section: &u32| Posting { section, frequency: 1, length: numbers.length(place.1, section) };
        Ok(ReadList::new(sections.iter().map(posting).collect()))
    }

    fn will_ask_for(&self, sections: &[u32]) {
        let is_missing = |section: &&u32| !self.gathered.terms.contains_key(section);
        self.wanted.borrow_mut().terms.extend(sections.iter().filter(is_missing));
    }

    fn sections_with(&self, layer: &Layer, read: usize) -> Result<usize, Unready> {
        let Some(run) = self.run_of(layer) else { return Ok(read) };
        let Some(counts) = self.gathered.count(&run) else {
            self.wanted.borrow_mut().counts.insert(run);
            return Ok(read);
        };
        let count = if layer.titles_only { counts.titles } else { counts.all };
        Ok(usize::try_from(count).unwrap_or(usize::MAX).max(read))
    }

    fn for_each_of_pair(&self, pair: &TermKey, mut each: impl FnMut(PairPosting)) -> Result<usize, Unready> {
        let mut count = 0;
        for pair in self.pairs_of(pair) {
            count += self.sidecar.pairs.counts(pair as usize)[0] as usize;
            for (&section, terms) in &self.gathered.terms {
                let frequency = terms.pair(pair);
                if frequency > 0 {
                    each(PairPosting { section, frequency, length: self.length(section) });
                }
            }
        }
        Ok(count)
    }

    fn for_each_of_phrase(
        &self,
        words: &[&TermKey],
        step: u32,
        wanted: impl Fn(Zone) -> bool,
        mut each: impl FnMut(Zone, Posting),
    ) -> Result<(), Unready> {
        let words = words.iter().map(|word| self.terms_of(word)).collect();
        let run = WordRun { words, kind: RunKind::Words(step) };
        // Before there is a plan, sections that have the words are all that is asked for.
        if self.plan.borrow().is_none() && !run.is_hopeless() && !self.gathered.phrases.contains(&run) {
            self.wanted.borrow_mut().phrases.insert(run);
            return Err(Unready::Wanting);
        }
        for zone in Zone::ALL.into_iter().filter(|&zone| wanted(zone)) {
            for (section, frequency) in self.gathered.with_run(&run, zone) {
                let length = self.sidecar.numbers.length(zone, section);
                each(zone, Posting { section, frequency, length });
            }
        }
        Ok(())
    }

    fn length(&self, section: u32) -> u32 {
        Zone::ALL.iter().map(|&zone| self.sidecar.numbers.length(zone, section).words()).sum()
    }
}
