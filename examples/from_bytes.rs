//! Opens an index that is nowhere in a file system: its files are given as bytes, as a browser or an archive has them.
//!
//!     cargo run --example from_bytes

use std::error::Error;
use std::fs;
use std::path::Path;

use tantivy::directory::{Directory, RamDirectory};
use timra_engine::{Engine, Query};
use timra_format::open_in;
use timra_index::{Progress, Sources, build};

fn main() -> Result<(), Box<dyn Error>> {
    let place = tempfile::tempdir()?;
    let (notes, index) = (place.path().join("notes"), place.path().join("index"));
    fs::create_dir(&notes)?;
    fs::write(notes.join("iac.md"), "# Hạ tầng dưới dạng mã\n\nMỗi thay đổi đi qua một pull request.\n")?;
    let sources = Sources { roots: vec![notes], ..Sources::default() };
    let manifest = build(&sources, &index, &Progress::silent())?.manifest;

    let files = RamDirectory::create();
    for name in manifest.files.keys() {
        files.atomic_write(Path::new(name), &fs::read(manifest.generation_path(&index).join(name))?)?;
    }
    drop(place);

    let engine = Engine::over(open_in(files, manifest, Path::new("in memory"))?, Path::new("in memory"))?;
    let results = engine.search(&Query::new("ha tang"))?;
    println!("{} of {} found: {}", results.hits.len(), results.total, results.hits[0].heading);
    Ok(())
}
