//! Prepared groups: the lists of a plan, open, with what an occurrence counts in each layer.

use timra_language::Zone;
use timra_plan::{Alternative, Group, Layer, Plan, Source};

use crate::occurrences::{LayerScores, Occurrences, idf};
use crate::window::{Window, WindowNumbers};
use crate::{Posting, PostingList, Postings};

/// A group of a plan whose lists are open.
pub(crate) struct PreparedGroup<'p, 'i, I: Postings + 'i> {
    /// Place of the group in the plan.
    pub number: usize,
    pub group: &'p Group,
    /// The weight of the group as it was typed, in a section that has it once.
    pub weight: f32,
    pub alternatives: Vec<PreparedAlternative<'p, 'i, I>>,
}

/// An alternative of a plan whose lists are open.
pub(crate) struct PreparedAlternative<'p, 'i, I: Postings + 'i> {
    pub alternative: &'p Alternative,
    /// By layer, what its saturated occurrences are multiplied by.
    pub factors: Vec<f32>,
    lists: Vec<OpenList<I::List<'i>>>,
    rows: Vec<FoundLayer>,
}

/// A list of postings, open or still to be opened, and the layers that have its term.
struct OpenList<L> {
    list: L,
    zone: Zone,
    /// A layer, with what one occurrence counts in it.
    layer: (usize, f32),
    /// Layers that have the term beside that one, with what one occurrence counts in each.
    others: Vec<(usize, f32)>,
}

/// What was found of a layer of several words: sections in order, with how often each has it.
struct FoundLayer {
    layer: usize,
    found: LayerScores,
    read: usize,
}

/// The groups of `plan`, ready to be read.
pub(crate) fn prepared<'p, 'i, I: Postings>(
    plan: &'p Plan,
    occurrences: &Occurrences<'i, I>,
) -> Result<Vec<PreparedGroup<'p, 'i, I>>, I::Error> {
    let groups = plan.groups.iter().enumerate();
    groups.map(|(number, group)| PreparedGroup::new(number, group, plan.weights.k1, occurrences)).collect()
}

impl<'p, 'i, I: Postings> PreparedGroup<'p, 'i, I> {
    fn new(
        number: usize,
        group: &'p Group,
        k1: f32,
        occurrences: &Occurrences<'i, I>,
    ) -> Result<Self, I::Error> {
        let (mut typed_idf, mut most) = (0.0_f32, 0.0_f32);
        let mut alternatives = Vec::with_capacity(group.alternatives.len());
        for alternative in &group.alternatives {
            let Alternative { rung, weight, layers } = alternative;
            let mut prepared = PreparedAlternative::new(alternative);
            let mut lists = Vec::new();
            let mut idf_here = 0.0_f32;
            for layer in layers.iter().filter(|layer| layer.source != Source::Neighbours) {
                let count = prepared.add(layer, &mut lists, occurrences)?;
                let own = layer.weight * idf(count, occurrences.len());
                let weighted_idf = if rung.is_of_lexicon() && typed_idf > 0.0 { typed_idf } else { own };
                if !rung.is_of_lexicon() {
                    idf_here += weight * own;
                }
                if count > 0 {
                    most = most.max(weight * weighted_idf);
                }
                prepared.factors.push(weight * weighted_idf * (k1 + 1.0));
            }
            typed_idf = typed_idf.max(idf_here);
            // What is open is long and would be moved, so all are opened once it is known how many there are.
            prepared.lists =
                lists.into_iter().map(|it| it.open(occurrences)).collect::<Result<_, I::Error>>()?;
            alternatives.push(prepared);
        }
        let weight = if typed_idf > 0.0 { typed_idf } else { most };
        Ok(Self { number, group, weight, alternatives })
    }

    /// The first section that is still to be read; `u32::MAX` for none.
    pub(crate) fn next(&self) -> u32 {
        self.alternatives.iter().map(PreparedAlternative::next).min().unwrap_or(u32::MAX)
    }
}

impl<'p, 'i, I: Postings> PreparedAlternative<'p, 'i, I> {
    fn new(alternative: &'p Alternative) -> Self {
        Self { alternative, factors: Vec::new(), lists: Vec::new(), rows: Vec::new() }
    }

    /// Adds a layer, and to `lists` those that have its words. Returns the number of sections that have the layer, as
    /// [`Occurrences::of_layer`] does.
    fn add(
        &mut self,
        layer: &Layer,
        lists: &mut Vec<OpenList<I::Place>>,
        occurrences: &Occurrences<'i, I>,
    ) -> Result<usize, I::Error> {
        let number = self.factors.len();
        if layer.source != Source::Words {
            let (count, found) = occurrences.of_layer(layer)?;
            self.rows.push(FoundLayer { layer: number, found, read: 0 });
            return Ok(count);
        }
        // What is added up is added up in one order, whatever layers are beside it: lists stay in the order of each layer.
        let mut next = 0;
        occurrences.for_each_list(layer, |zone, quality, place| {
            match lists[next..].iter().position(|known| known.list == place) {
                Some(behind) => {
                    next += behind;
                    lists[next].others.push((number, quality));
                }
                None => {
                    let list = OpenList { list: place, zone, layer: (number, quality), others: Vec::new() };
                    lists.insert(next, list);
                }
            }
            next += 1;
            Ok(())
        })
    }

    fn next(&self) -> u32 {
        let lists = self.lists.iter().map(|it| it.list.next());
        lists.chain(self.rows.iter().map(FoundLayer::next)).min().unwrap_or(u32::MAX)
    }

    /// Reads what is in the window: how often each section has each layer.
    pub(crate) fn read(&mut self, window: &mut Window, occurrences: &Occurrences<'i, I>) {
        let end = window.end;
        for list in self.lists.iter_mut().filter(|it| it.list.next() < end) {
            list.read(window, occurrences);
        }
        for row in self.rows.iter_mut().filter(|row| row.next() < end) {
            row.read(window);
        }
    }
}

impl<P> OpenList<P> {
    /// The list, open, which is at a place of the index.
    fn open<'i, I: Postings<Place = P>>(
        self,
        occurrences: &Occurrences<'i, I>,
    ) -> Result<OpenList<I::List<'i>>, I::Error> {
        let Self { list, zone, layer, others } = self;
        Ok(OpenList { list: occurrences.index().open(&list)?, zone, layer, others })
    }
}

impl<L: PostingList> OpenList<L> {
    fn read<I: Postings>(&mut self, window: &mut Window, occurrences: &Occurrences<'_, I>) {
        let Window { start, end, layers, of_alternative, .. } = window;
        let (norms, start, end) = (occurrences.norms_of(self.zone), *start, *end);
        let counts = |quality: f32, posting: &Posting| {
            quality * norms[usize::from(posting.length.0)] * posting.frequency as f32
        };
        let mut place = |posting: &Posting| {
            let place = Window::place(start, posting.section);
            of_alternative.add(place);
            place
        };
        let (layer, quality) = self.layer;
        if self.others.is_empty() {
            let numbers: &mut WindowNumbers = &mut layers[layer];
            self.list.read_until(end, |posting| numbers[place(&posting)] += counts(quality, &posting));
            return;
        }
        self.list.read_until(end, |posting| {
            let place = place(&posting);
            layers[layer][place] += counts(quality, &posting);
            for &(layer, quality) in &self.others {
                layers[layer][place] += counts(quality, &posting);
            }
        });
    }
}

impl FoundLayer {
    fn next(&self) -> u32 {
        self.found.get(self.read).map_or(u32::MAX, |&(section, _)| section)
    }

    fn read(&mut self, window: &mut Window) {
        while let Some(&(section, count)) = self.found.get(self.read).filter(|it| it.0 < window.end) {
            let place = Window::place(window.start, section);
            window.layers[self.layer][place] += count;
            window.of_alternative.add(place);
            self.read += 1;
        }
    }
}
