//! Builds an index that is missing or out of date before it is searched.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use timra::Error;
use timra::corpus::CorpusOptions;
use timra::index::{Manifest, Progress, Sources, build, recorded_sources};

use super::Failure;
use super::difference::Difference;
use crate::cli::IndexDir;

/// Makes sure that there is an index to search and that it is current, and returns its directory.
///
/// Without `--index`, in a directory with `content/`, a missing index is built. One that knows what it was built from
/// is built again when that has changed, or when this timra would build another one of it. `frozen` forbids both.
pub fn ensure(index: &IndexDir, frozen: bool) -> Result<PathBuf, Failure> {
    let dir = index.path();
    if frozen {
        return Ok(dir);
    }
    match Manifest::read(&dir) {
        Err(Error::NoIndex { .. }) if index.dir.is_none() && Path::new("content").is_dir() => {
            let sources = Sources {
                roots: super::default_roots(),
                options: CorpusOptions::at(super::now()?),
                ..Sources::default()
            };
            say!("building the index of content/ in {}/ (once)", dir.display());
            loop {
                match build(&sources, &dir, &progress()) {
                    // Somebody else builds it at this moment: wait for theirs.
                    Err(Error::Busy { .. }) if Manifest::read(&dir).is_err() => {
                        thread::sleep(Duration::from_millis(100))
                    }
                    Err(Error::Busy { .. }) | Ok(_) => break,
                    Err(error) => return Err(error.into()),
                }
            }
        }
        // Of a newer timra's index nothing is lost.
        Err(error @ Error::IndexFormat { found, known, .. }) if found < known => {
            let Some(sources) = sources(&dir)? else { return Err(error.into()) };
            update(&dir, &sources)?;
        }
        Err(error) => return Err(error.into()),
        Ok(_) => {
            if let Some(sources) = sources(&dir)?
                && let Err(failure) = update(&dir, &sources)
            {
                // An index that cannot be brought up to date still answers.
                say!("warning: {} is searched as it is: {failure}", dir.display());
            }
        }
    }
    Ok(dir)
}

/// What the index in `dir` was built from, as it is to be read now.
fn sources(dir: &Path) -> Result<Option<Sources>, Failure> {
    let Some(mut sources) = recorded_sources(dir) else { return Ok(None) };
    sources.options.now = super::now()?;
    Ok(Some(sources))
}

fn update(dir: &Path, sources: &Sources) -> Result<(), Failure> {
    if !is_current(dir, sources)? {
        match Difference::of(dir) {
            Some(difference) => say!("{difference}: building {}/ anew", dir.display()),
            None => say!("the content has changed: bringing {}/ up to date", dir.display()),
        }
        build(sources, dir, &progress())?;
    }
    Ok(())
}

/// Whether the index in `dir` was built from these sources as they are now.
pub fn is_current(dir: &Path, sources: &Sources) -> Result<bool, Failure> {
    Ok(Manifest::read(dir).is_ok() && timra::index::is_current(dir, sources)?)
}

/// A progress bar on standard error, if that is a terminal.
pub fn progress() -> Progress {
    let bar = indicatif::ProgressBar::hidden();
    if let Ok(style) = indicatif::ProgressStyle::with_template("{bar:30} {pos}/{len} pages, {eta} left") {
        bar.set_style(style);
    }
    // Short builds show nothing.
    bar.set_draw_target(indicatif::ProgressDrawTarget::stderr_with_hz(5));
    Progress::new(move |done, of| {
        if of < 500 {
            return;
        }
        bar.set_length(of as u64);
        bar.set_position(done as u64);
        if done == of {
            bar.finish_and_clear();
        }
    })
}
