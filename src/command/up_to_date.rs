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

/// Content below which a build is done before anybody would read how far it is.
const SHORT: u64 = 4 << 20;

/// A progress bar on standard error, if that is a terminal: how much is read, then that it is being written.
pub fn progress() -> Progress {
    let bar = indicatif::ProgressBar::hidden().with_finish(indicatif::ProgressFinish::AndClear);
    let style = |template| indicatif::ProgressStyle::with_template(template);
    if let Ok(style) = style("reading {bar:30} {bytes} of {total_bytes}, {eta} left, then writing") {
        bar.set_style(style);
    }
    bar.set_draw_target(indicatif::ProgressDrawTarget::stderr_with_hz(5));
    Progress::new(move |done, of| {
        if of < SHORT {
            return;
        }
        bar.set_length(of);
        bar.set_position(done);
        if done == of {
            // Nobody knows how long the rest takes; the bar goes when the build ends.
            if let Ok(style) = style("writing {spinner} {elapsed}") {
                bar.set_style(style);
            }
            bar.enable_steady_tick(Duration::from_millis(200));
        }
    })
}
