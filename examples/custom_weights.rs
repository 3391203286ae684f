//! What a query finds, and how its scores come about, with a weight that is not the usual one.
//!
//!     cargo run --example custom_weights -- INDEX QUERY

use std::env;
use std::error::Error;
use std::path::Path;

use timra_engine::{Engine, Query};
use timra_plan::Weights;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [index, query] = arguments.as_slice() else { return Err("give an index and a query".into()) };
    let usual = Weights::default();
    // Words of the other language count half.
    let other = Weights { translated: usual.translated / 2.0, ..usual };

    let engine = Engine::open(Path::new(index))?.with_weights(other);
    for hit in engine.explain(&Query::new(query))?.results.hits {
        println!("{:.2} {}", hit.score, hit.id);
        for word in hit.explanation.into_iter().flat_map(|explanation| explanation.words) {
            println!("    {:.2} {} ({})", word.score, word.query, word.rung.name());
        }
    }
    Ok(())
}
