//! A few pages and queries, and one number for all plans and scores: the same here and in WebAssembly.

mod queries;
mod sample;

use std::time::Duration;

use timra_plan::{Weights, plan, syntax};
use timra_rank::{Budget, Clock, rank};
use xxhash_rust::xxh3::Xxh3;

/// A clock that never strikes: there is none in WebAssembly.
struct Endless;

impl Clock for Endless {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }
}

/// XXH3 of the plans of all queries, and of the sections that they find with the bits of their scores.
pub fn digest_of_all() -> u64 {
    let index = sample::index();
    let mut hash = Xxh3::new();
    for text in queries::QUERIES {
        for is_unfinished in [false, true] {
            let plan = plan(&syntax::parse(text), is_unfinished, &index, &Weights::default());
            let Ok(ranking) = rank(&plan, &index, &Budget::new(&Endless), None);
            hash.update(format!("{plan:?}\n").as_bytes());
            for (section, score) in ranking.scores.best(1000) {
                hash.update(&section.to_le_bytes());
                hash.update(&score.to_bits().to_le_bytes());
            }
        }
    }
    hash.digest()
}

/// [`digest_of_all`], for JavaScript.
#[unsafe(no_mangle)]
pub extern "C" fn digest() -> u64 {
    digest_of_all()
}

#[cfg(test)]
mod tests {
    /// What `tests/wasm/run.mjs` expects of WebAssembly.
    const EXPECTED: &str = include_str!("digest.txt");

    #[test]
    fn the_digest_is_what_webassembly_is_held_against() {
        let now = format!("{:016x}", super::digest_of_all());
        assert_eq!(
            now,
            EXPECTED.trim(),
            "plans or scores have changed: write the new digest into tests/wasm/digest.txt"
        );
    }
}
