//! How likely two words meet by chance.

/// Fisher's exact test for segments (Moore 2004, Johnson et al. 2007).
pub(super) struct Chance {
    /// ln n! for every n up to the number of segments.
    ln_factorial: Vec<f64>,
}

impl Chance {
    /// The test for a collection of `segments` segments.
    pub(super) fn new(segments: usize) -> Self {
        let mut ln_factorial = vec![0.0];
        let mut sum = 0.0;
        for n in 1..=segments {
            sum += (n as f64).ln();
            ln_factorial.push(sum);
        }
        Self { ln_factorial }
    }

    /// Natural logarithm of the probability that two words which are in `a` and in `b` segments share `both`
    /// segments or more, if the two have nothing to do with each other.
    pub(super) fn ln_probability(&self, both: u32, a: u32, b: u32) -> f64 {
        let all = self.ln_factorial.len() - 1;
        let (both, a, b) = (both as usize, a as usize, b as usize);
        let least = both.max((a + b).saturating_sub(all));
        let terms =
            (least..=a.min(b)).map(|k| self.choose(a, k) + self.choose(all - a, b - k) - self.choose(all, b));
        let terms: Vec<f64> = terms.collect();
        let highest = terms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if highest == f64::NEG_INFINITY {
            return highest;
        }
        highest + terms.iter().map(|term| (term - highest).exp()).sum::<f64>().ln()
    }

    /// Natural logarithm of the number of ways to choose `k` of `n` things.
    fn choose(&self, n: usize, k: usize) -> f64 {
        self.ln_factorial[n] - self.ln_factorial[k] - self.ln_factorial[n - k]
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn chance_is_that_of_drawing_without_putting_back() {
        let chance = Chance::new(10);
        let close = |ln: f64, p: f64| assert!((ln.exp() - p).abs() < 1e-9, "{} is not {p}", ln.exp());
        close(chance.ln_probability(0, 3, 4), 1.0);
        close(chance.ln_probability(2, 2, 2), 1.0 / 45.0);
        close(chance.ln_probability(1, 1, 5), 0.5);
        close(chance.ln_probability(9, 9, 10), 1.0);
    }
}
