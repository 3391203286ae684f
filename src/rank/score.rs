//! Scoring: the first stage, over all sections.

use timra_plan::Plan;
use timra_plan::syntax::Occur;

use crate::bits::{Bits, WORD};
use crate::coordination::Coordination;
use crate::observer::Observer;
use crate::occurrences::Occurrences;
use crate::prepared::{PreparedAlternative, PreparedGroup, prepared};
use crate::window::{Marks, SIZE, Window, WindowNumbers};
use crate::{Budget, Postings, SectionScores, Step};

/// The score of every section that the plan finds.
///
/// A group gives the highest score of its alternatives, an alternative the sum of its layers, and a layer BM25F
/// (Robertson, Zaragoza and Taylor 2004): idf · f·(k1+1) / (f+k1). Here f is the number of occurrences, weighted by
/// zone, length and term. The idf is of the number of sections that have any of the layer's terms, by the dictionary,
/// in the zone where most have them; so the spellings of one word share one idf, and no posting has to be read for it.
/// A translation or an acronym has the idf of what it stands for: the same idea is as rare in other words.
///
/// Sections are scored a window at a time ([`Window`]), each once and to the end: every list is read once for all layers of
/// an alternative, and no number is kept of a section that does not match. Each score is multiplied by the weight of the section,
/// if there are `weights`.
///
/// Neighbours that are not indexed as pairs are left to rescoring (`proximity.rs`).
///
/// Once the `budget` is spent, the sections that follow are left out.
pub(crate) fn score<I: Postings>(
    plan: &Plan,
    occurrences: &Occurrences<I>,
    weights: &[f32],
    budget: &Budget,
    observer: &mut dyn Observer,
) -> Result<SectionScores, I::Error> {
    let mut groups = prepared(plan, occurrences)?;
    let asked_for = groups.iter().filter(|it| it.group.is_asked_for());
    let mut coordination = Coordination::new(asked_for.map(|it| it.weight), plan.weights.coordination);
    let layers = groups.iter().flat_map(|it| &it.alternatives).map(|it| it.factors.len()).max();
    let mut scored = Scored::new(layers.unwrap_or(0), plan, weights);
    let mut scores = SectionScores::new(occurrences.len());
    let mut start = 0;
    while (start as usize) < occurrences.len() {
        if !plan.is_of_filters_alone {
            // What nobody has is passed over.
            start = groups.iter().map(PreparedGroup::next).min().unwrap_or(u32::MAX);
            if start as usize >= occurrences.len() {
                break;
            }
        }
        start -= start % WORD as u32;
        scored.window.move_to(start, occurrences.len());
        if plan.is_of_filters_alone {
            scored.add_all();
        }
        for group in &mut groups {
            scored.add(group, occurrences, observer);
        }
        // A list may have ended before its time.
        if budget.is_spent() {
            break;
        }
        scored.finish(&mut coordination, &mut scores, observer);
        start = scored.window.end;
    }
    Ok(scores)
}

/// A window, and what each section of it has of a plan.
struct Scored<'p> {
    plan: &'p Plan,
    /// By section of the index, what its score is multiplied by; empty if that changes nothing.
    weights: &'p [f32],
    k1: f32,
    window: Window,
    /// By section of the window, how much of the query it has.
    covered: Box<WindowNumbers>,
    /// Sections of the window that have every group that they must have.
    required: Marks,
    /// Sections of the window that have a group that they must not have.
    forbidden: Marks,
}

impl<'p> Scored<'p> {
    fn new(layers: usize, plan: &'p Plan, weights: &'p [f32]) -> Self {
        Self {
            plan,
            weights,
            k1: plan.weights.k1,
            window: Window::new(layers),
            covered: Box::new([0.0; SIZE]),
            required: Marks::first(SIZE),
            forbidden: Marks::new(),
        }
    }

    /// Adds the same to all sections of the window.
    fn add_all(&mut self) {
        let Window { start, end, total, found, .. } = &mut self.window;
        let sections = (*end - *start) as usize;
        *found = Marks::first(sections);
        total[..sections].fill(1.0);
    }

    /// Adds what a group gives the sections of the window.
    fn add<'i, I: Postings>(
        &mut self,
        group: &mut PreparedGroup<'_, 'i, I>,
        occurrences: &Occurrences<'i, I>,
        observer: &mut dyn Observer,
    ) {
        let is_wanted = group.group.occur != Occur::MustNot;
        for alternative in &mut group.alternatives {
            alternative.read(&mut self.window, occurrences);
            if !self.window.of_alternative.is_empty() {
                self.raise(alternative);
            }
            if is_wanted {
                let best = |section| self.window.number(&self.window.best, section);
                observer.alternative(group.number, alternative.alternative, &best);
            }
        }
        let Window { best, of_group, total, found, .. } = &mut self.window;
        if !is_wanted {
            self.forbidden.join(of_group);
            of_group.places().for_each(|at| best[at] = 0.0);
        } else if group.group.is_asked_for() && group.weight > 0.0 {
            for at in of_group.places() {
                let score = std::mem::take(&mut best[at]);
                self.covered[at] += Coordination::covered(group.weight, score);
                total[at] += score;
            }
            found.join(of_group);
        } else {
            of_group.places().for_each(|at| total[at] += std::mem::take(&mut best[at]));
            found.join(of_group);
        }
        if group.group.occur == Occur::Must {
            self.required.keep(of_group, true);
        }
        of_group.clear();
    }

    /// Raises the score of the group to that of an alternative: the sum of its layers.
    fn raise<I: Postings>(&mut self, alternative: &PreparedAlternative<I>) {
        let Window { layers, of_alternative, best, of_group, .. } = &mut self.window;
        let k1 = self.k1;
        match (alternative.factors.as_slice(), layers.as_mut_slice()) {
            ([], _) | (_, []) => {}
            (&[factor], [layer, ..]) => of_alternative.places().for_each(|at| {
                let f = std::mem::take(&mut layer[at]);
                best[at] = best[at].max(factor * f / (f + k1));
            }),
            (factors, layers) => of_alternative.places().for_each(|at| {
                let mut score = 0.0;
                for (factor, layer) in factors.iter().zip(&mut *layers) {
                    let f = std::mem::take(&mut layer[at]);
                    score += factor * f / (f + k1);
                }
                best[at] = best[at].max(score);
            }),
        }
        of_group.join(of_alternative);
        of_alternative.clear();
    }

    /// Completes the scores of the window and adds them to `scores`. Leaves the window empty.
    fn finish(
        &mut self,
        coordination: &mut Coordination,
        scores: &mut SectionScores,
        observer: &mut dyn Observer,
    ) {
        let Self { window, covered, .. } = self;
        observer.step(Step::Words, &|section| window.number(&window.total, section));
        for at in window.found.places() {
            let covered = std::mem::take(&mut covered[at]);
            if covered > 0.0 {
                window.total[at] *= coordination.factor(covered);
            }
        }
        let mut left_out = window.found.clone();
        if self.plan.requires() {
            window.found.keep(&self.required, true);
            self.required = Marks::first(SIZE);
        }
        window.found.keep(&self.forbidden, false);
        self.forbidden.clear();
        left_out.keep(&window.found, false);
        left_out.places().for_each(|at| window.total[at] = 0.0);
        observer.step(Step::Coverage, &|section| window.number(&window.total, section));
        if !self.weights.is_empty() {
            for at in window.found.places() {
                window.total[at] *= self.weights[window.start as usize + at];
            }
            observer.step(Step::Weight, &|section| window.number(&window.total, section));
        }
        for (first, has) in window.found.words() {
            let values = Bits(has).map(|bit| std::mem::take(&mut window.total[first + bit as usize]));
            scores.push(window.start + first as u32, has, values);
        }
        window.found.clear();
    }
}
