//! A number for each section, most of them zero.

use std::cell::RefCell;
use std::mem;
use std::rc::Rc;

/// Numbers by section, with those that are not zero kept apart, so that emptying costs as much as filling did.
pub struct Accumulator {
    slots: AccumulatorSlots,
    /// Where the slots go back to.
    lender: Rc<RefCell<Vec<AccumulatorSlots>>>,
}

/// What the numbers stand in.
#[derive(Default)]
pub struct AccumulatorSlots {
    values: Vec<f32>,
    touched: Vec<u32>,
}

/// Accumulators, used one after another: to get and to clear new memory for each is a good part of what a short query costs.
#[derive(Default)]
pub struct Accumulators(Rc<RefCell<Vec<AccumulatorSlots>>>);

impl Accumulators {
    /// Accumulators that use `free` slots before they get others.
    pub fn new(free: Vec<AccumulatorSlots>) -> Self {
        Self(Rc::new(RefCell::new(free)))
    }

    /// An accumulator that is all zero, for sections numbered below `len`.
    pub fn lend(&self, len: usize) -> Accumulator {
        let mut slots = self.0.borrow_mut().pop().unwrap_or_default();
        slots.values.resize(len, 0.0);
        Accumulator { slots, lender: Rc::clone(&self.0) }
    }

    /// The slots that nobody uses, for another search.
    pub fn into_free(self) -> Vec<AccumulatorSlots> {
        self.0.take()
    }
}

impl Drop for Accumulator {
    fn drop(&mut self) {
        self.drain(|_, _| ());
        self.lender.borrow_mut().push(mem::take(&mut self.slots));
    }
}

impl Accumulator {
    /// Adds to the number of a section. `value` is above zero.
    pub fn add(&mut self, at: u32, value: f32) {
        *self.touch(at) += value;
    }

    /// Raises the number of a section to `value`, unless it is higher.
    pub fn raise(&mut self, at: u32, value: f32) {
        let slot = self.touch(at);
        *slot = slot.max(value);
    }

    /// Multiplies the number of a section.
    pub fn scale(&mut self, at: u32, factor: f32) {
        if let Some(value) = self.slots.values.get_mut(at as usize) {
            *value *= factor;
        }
    }

    fn touch(&mut self, at: u32) -> &mut f32 {
        let slot = &mut self.slots.values[at as usize];
        if *slot == 0.0 {
            self.slots.touched.push(at);
        }
        slot
    }

    /// The number of a section; 0 if it has none.
    pub fn get(&self, at: u32) -> f32 {
        self.slots.values.get(at as usize).copied().unwrap_or(0.0)
    }

    /// How many sections have a number.
    pub fn count(&self) -> usize {
        self.slots.touched.len()
    }

    /// Empties it, giving what it held to `each`.
    pub fn drain(&mut self, mut each: impl FnMut(u32, f32)) {
        let AccumulatorSlots { values, touched } = &mut self.slots;
        for at in touched.drain(..) {
            each(at, mem::take(&mut values[at as usize]));
        }
    }

    /// The `most` sections with the highest numbers, the highest first; of equals the one that comes first.
    pub fn best(&self, most: usize) -> Vec<(u32, f32)> {
        self.best_of(most, |_| true)
    }

    /// The `most` sections with the highest numbers of those for which `keep` holds, as [`Self::best`] has them.
    pub fn best_of(&self, most: usize, keep: impl Fn(u32) -> bool) -> Vec<(u32, f32)> {
        // Numbers above zero are in the order of their bits, so that one whole number stands for both.
        let key = |(at, value): (u32, f32)| u64::from(!value.to_bits()) << 32 | u64::from(at);
        let mut keys: Vec<u64> = self.iter().filter(|&(at, _)| keep(at)).map(key).collect();
        if keys.len() > most {
            keys.select_nth_unstable(most);
            keys.truncate(most);
        }
        keys.sort_unstable();
        keys.into_iter().map(|key| (key as u32, f32::from_bits(!((key >> 32) as u32)))).collect()
    }

    /// Every section with a number, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (u32, f32)> + '_ {
        self.slots.touched.iter().map(|&at| (at, self.slots.values[at as usize]))
    }

    /// Takes away the sections for which `keep` does not hold.
    pub fn retain(&mut self, keep: impl Fn(u32) -> bool) {
        let AccumulatorSlots { values, touched } = &mut self.slots;
        touched.retain(|&at| {
            let kept = keep(at);
            if !kept {
                values[at as usize] = 0.0;
            }
            kept
        });
    }
}

#[cfg(test)]
mod tests {
    use super::Accumulators;

    #[test]
    fn what_is_lent_again_is_empty() {
        let accumulators = Accumulators::default();
        for _ in 0..2 {
            let mut accumulator = accumulators.lend(100);
            assert_eq!((accumulator.count(), accumulator.best(9), accumulator.get(7)), (0, vec![], 0.0));
            [7, 3, 7].into_iter().for_each(|at| accumulator.add(at, 1.0));
            accumulator.raise(5, 0.5);
            accumulator.retain(|at| at != 3);
            assert_eq!((accumulator.count(), accumulator.get(7), accumulator.get(3)), (2, 2.0, 0.0));
        }
    }

    #[test]
    fn the_best_come_first_and_equals_in_order() {
        let accumulators = Accumulators::default();
        let mut accumulator = accumulators.lend(200);
        [(9, 0.5), (7, 2.0), (3, 0.5), (120, 1e-9), (5, 0.5)]
            .into_iter()
            .for_each(|(at, n)| accumulator.add(at, n));
        let all = [(7, 2.0), (3, 0.5), (5, 0.5), (9, 0.5), (120, 1e-9)];
        for most in 0..7 {
            assert_eq!(accumulator.best(most), all[..most.min(5)]);
        }
    }
}
