//! Builds an index of a few notes and asks it, in Vietnamese without marks.
//!
//!     cargo run --example index_and_search

use std::error::Error;
use std::fs;

use timra_engine::{Engine, Query};
use timra_index::{Progress, Sources, build};

fn main() -> Result<(), Box<dyn Error>> {
    let place = tempfile::tempdir()?;
    let (notes, index) = (place.path().join("notes"), place.path().join("index"));
    fs::create_dir(&notes)?;
    fs::write(notes.join("iac.md"), "# Hạ tầng dưới dạng mã\n\nMỗi thay đổi đi qua một pull request.\n")?;
    fs::write(notes.join("lunch.md"), "# Lunch\n\nWhere to eat near the office.\n")?;

    let sources = Sources { roots: vec![notes], ..Sources::default() };
    build(&sources, &index, &Progress::silent())?;

    let results = Engine::open(&index)?.search(&Query::new("ha tang"))?;
    for hit in &results.hits {
        println!("{:.2} {}: {}", hit.score, hit.heading, hit.snippet);
    }
    Ok(())
}
