//! A number for each section, most of them zero.

/// Numbers by section, with those that are not zero kept apart, so that emptying costs as much as filling did.
pub struct Sparse {
    values: Vec<f32>,
    touched: Vec<u32>,
}

impl Sparse {
    /// All zero, for sections numbered below `len`.
    pub fn new(len: usize) -> Self {
        Self { values: vec![0.0; len], touched: Vec::new() }
    }

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
        if let Some(value) = self.values.get_mut(at as usize) {
            *value *= factor;
        }
    }

    fn touch(&mut self, at: u32) -> &mut f32 {
        let slot = &mut self.values[at as usize];
        if *slot == 0.0 {
            self.touched.push(at);
        }
        slot
    }

    /// The number of a section; 0 if it has none.
    pub fn get(&self, at: u32) -> f32 {
        self.values.get(at as usize).copied().unwrap_or(0.0)
    }

    /// How many sections have a number.
    pub fn count(&self) -> usize {
        self.touched.len()
    }

    /// Empties it, giving what it held to `each`.
    pub fn drain(&mut self, mut each: impl FnMut(u32, f32)) {
        for at in self.touched.drain(..) {
            each(at, std::mem::take(&mut self.values[at as usize]));
        }
    }

    /// Every section with a number, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (u32, f32)> + '_ {
        self.touched.iter().map(|&at| (at, self.values[at as usize]))
    }

    /// Takes away the sections for which `keep` does not hold.
    pub fn retain(&mut self, keep: impl Fn(u32) -> bool) {
        let values = &mut self.values;
        self.touched.retain(|&at| {
            let kept = keep(at);
            if !kept {
                values[at as usize] = 0.0;
            }
            kept
        });
    }
}
