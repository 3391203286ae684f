//! Whether one run is better than another, or only luckier.

use std::collections::BTreeMap;

use serde::Serialize;

/// How many times the queries are drawn again.
const SAMPLES: u32 = 10_000;

/// The difference between two runs over the same queries, and how sure it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// Mean nDCG of this run minus that of the other.
    pub difference: f64,
    /// Bounds that hold 95 % of the differences between samples of the queries.
    pub interval: (f64, f64),
    /// Twice the share of samples in which the difference is zero or has the other sign: how probable a difference
    /// like this is between runs that are equally good.
    pub p: f64,
    /// The queries that moved most, each with its nDCG before and now.
    pub moved: Vec<(String, f64, f64)>,
}

/// Compares the nDCG of two runs query by query with a paired bootstrap (Sakai 2006). The same runs give the same
/// result every time.
///
/// Queries that only one of the runs has are left out. `None` if there are none left.
pub fn compare(now: &BTreeMap<String, f64>, before: &BTreeMap<String, f64>) -> Option<Comparison> {
    let mut pairs: Vec<(&String, f64, f64)> =
        now.iter().filter_map(|(id, &now)| Some((id, *before.get(id)?, now))).collect();
    if pairs.is_empty() {
        return None;
    }
    let differences: Vec<f64> = pairs.iter().map(|(_, before, now)| now - before).collect();
    let mean = |values: &mut dyn Iterator<Item = f64>| values.sum::<f64>() / differences.len() as f64;
    let difference = mean(&mut differences.iter().copied());
    let mut random = SplitMix(differences.len() as u64);
    let mut drawn: Vec<f64> = (0..SAMPLES)
        .map(|_| mean(&mut (0..differences.len()).map(|_| differences[random.below(differences.len())])))
        .collect();
    drawn.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| drawn[((drawn.len() - 1) as f64 * share) as usize];
    let against = drawn.iter().filter(|&&d| d * difference <= 0.0).count();
    pairs.sort_by(|a, b| (b.2 - b.1).abs().total_cmp(&(a.2 - a.1).abs()));
    Some(Comparison {
        difference,
        interval: (at(0.025), at(0.975)),
        p: (2.0 * against as f64 / drawn.len() as f64).min(1.0),
        moved: pairs
            .into_iter()
            .filter(|(_, before, now)| before != now)
            .take(10)
            .map(|(id, before, now)| (id.clone(), before, now))
            .collect(),
    })
}

/// SplitMix64 (Steele, Lea and Flood 2014): small, and the same draws everywhere.
struct SplitMix(u64);

impl SplitMix {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clear_gain_is_no_chance_and_noise_is() {
        let run =
            |f: &dyn Fn(u32) -> f64| (0..50).map(|i| (format!("q{i}"), f(i))).collect::<BTreeMap<_, _>>();
        let before = run(&|_| 0.5);
        let gain = compare(&run(&|i| 0.6 + f64::from(i % 2) * 0.1), &before).expect("same queries");
        assert!(gain.p < 0.01 && gain.interval.0 > 0.0, "{gain:?}");
        let noise = compare(&run(&|i| if i % 2 == 0 { 0.8 } else { 0.21 }), &before).expect("same queries");
        assert!(noise.p > 0.5 && noise.interval.0 < 0.0, "{noise:?}");
        assert_eq!(compare(&before, &BTreeMap::new()), None);
    }
}
