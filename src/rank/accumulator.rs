//! Accumulators: a number for each section, most of them zero.

use std::cell::RefCell;
use std::mem;
use std::rc::Rc;

/// A number for each section. Sections whose number is not zero are listed, so that emptying costs as much as filling
/// did.
pub struct Accumulator {
    slots: AccumulatorSlots,
    /// Where the slots go back to.
    lender: Rc<RefCell<Vec<AccumulatorSlots>>>,
}

/// The memory of an [`Accumulator`], for reuse.
#[derive(Default)]
pub struct AccumulatorSlots {
    values: Vec<f32>,
    touched: Vec<u32>,
}

/// Accumulators that are lent and used again: getting and clearing memory for each would be a large part of the cost of
/// a short query.
#[derive(Default)]
pub struct Accumulators(Rc<RefCell<Vec<AccumulatorSlots>>>);

impl Accumulators {
    /// Accumulators that use the `free` memory before they get more.
    pub fn new(free: Vec<AccumulatorSlots>) -> Self {
        Self(Rc::new(RefCell::new(free)))
    }

    /// An accumulator for `len` sections, all zero.
    pub fn lend(&self, len: usize) -> Accumulator {
        let mut slots = self.0.borrow_mut().pop().unwrap_or_default();
        slots.values.resize(len, 0.0);
        Accumulator { slots, lender: Rc::clone(&self.0) }
    }

    /// The memory that no accumulator uses now, for another search.
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
    /// Adds `value`, which is above zero, to the number of the section `at`.
    pub fn add(&mut self, at: u32, value: f32) {
        *self.touch(at) += value;
    }

    /// Raises the number of the section `at` to `value`, unless it is higher.
    pub fn raise(&mut self, at: u32, value: f32) {
        let slot = self.touch(at);
        *slot = slot.max(value);
    }

    /// Multiplies the number of the section `at` by `factor`.
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

    /// The number of the section `at`; 0 if it has none.
    pub fn get(&self, at: u32) -> f32 {
        self.slots.values.get(at as usize).copied().unwrap_or(0.0)
    }

    /// Number of sections whose number is not zero.
    pub fn count(&self) -> usize {
        self.slots.touched.len()
    }

    /// Empties the accumulator and calls `each` with every section and its number.
    pub fn drain(&mut self, mut each: impl FnMut(u32, f32)) {
        let AccumulatorSlots { values, touched } = &mut self.slots;
        for at in touched.drain(..) {
            each(at, mem::take(&mut values[at as usize]));
        }
    }

    /// The `most` sections with the highest numbers, the highest first. Of equal numbers, the section that comes first
    /// in the content.
    pub fn best(&self, most: usize) -> Vec<(u32, f32)> {
        self.best_of(most, |_| true)
    }

    /// The `most` sections with the highest numbers among those for which `keep` holds, the highest first. Of equal
    /// numbers, the section that comes first in the content.
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

    /// Every section whose number is not zero, with its number, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (u32, f32)> + '_ {
        self.slots.touched.iter().map(|&at| (at, self.slots.values[at as usize]))
    }

    /// Sets the numbers of all sections to zero for which `keep` does not hold.
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
