//! Builds an index that is missing or out of date before it is searched.

use std::path::Path;
use std::thread;
use std::time::Duration;

use timra_format::Manifest;
use timra_index::{Built, Error, Inputs, Progress, Sources, Updated, build, recorded_sources};

use super::corpus_options::corpus_options;
use super::difference::Difference;
use super::{Failure, diagnostics, resources};
use crate::cli::{HugoArgs, IndexDir};

/// An index that is as its content is now, as far as that can be.
pub(crate) struct UpToDate {
    /// What it was built from, maybe without the files; none if it does not say.
    pub inputs: Option<Inputs>,
    /// Whether it was built just now.
    pub is_new: bool,
}

/// Makes sure that there is an index to search and that it is current.
///
/// Without `--index`, in a directory with `content/`, a missing index is built. One that knows what it was built from
/// is built again when that has changed, or when this timra would build another one of it. `frozen` forbids both.
pub(crate) fn ensure(index: &IndexDir, frozen: bool) -> Result<UpToDate, Failure> {
    let dir = index.path();
    // Whoever does not look at the content asks only for the places.
    let inputs = if frozen { Inputs::read_places(&dir) } else { Inputs::read(&dir) };
    let is_new = !frozen && update(index, &dir, inputs.as_ref())?;
    let inputs = if is_new { Inputs::read_places(&dir) } else { inputs };
    Ok(UpToDate { inputs, is_new })
}

/// Builds the index in `dir`, which was built from `inputs`, if that has to be done; whether it was.
fn update(index: &IndexDir, dir: &Path, inputs: Option<&Inputs>) -> Result<bool, Failure> {
    match Manifest::read(dir) {
        Err(timra_format::Error::NoIndex { .. }) if index.dir.is_none() && Path::new("content").is_dir() => {
            let roots = super::corpus_options::default_roots();
            let options = corpus_options(&HugoArgs::default(), &roots)?;
            let sources = Sources { roots, options, ..Sources::default() };
            resources::for_a_build()?;
            say!("building the index of content/ in {}/ (once)", dir.display());
            loop {
                match build(&sources, dir, &progress()).map(|built| count(&built)) {
                    // Somebody else builds it at this moment: wait for theirs.
                    Err(Error::Busy { .. }) if Manifest::read(dir).is_err() => {
                        thread::sleep(Duration::from_millis(100))
                    }
                    Err(Error::Busy { .. }) | Ok(()) => return Ok(true),
                    Err(error) => {
                        diagnostics::print_of(&error, false);
                        return Err(error.into());
                    }
                }
            }
        }
        // Of a newer timra's index nothing is lost.
        Err(error @ timra_format::Error::IndexFormat { found, known, .. }) if found < known => {
            let Some(sources) = sources(inputs)? else { return Err(error.into()) };
            tell(dir);
            count(&build(&sources, dir, &progress())?);
            Ok(true)
        }
        Err(error) => Err(error.into()),
        Ok(manifest) => {
            let (Some(inputs), Some(sources)) = (inputs, sources(inputs)?) else { return Ok(false) };
            if let Err(error) = resources::for_a_build() {
                say!("warning: {} is searched as it is: {error}", dir.display());
                return Ok(false);
            }
            let updated = timra_index::update(&sources, dir, (&manifest, inputs), &progress(), || tell(dir));
            match updated {
                Ok(Updated::Built(built)) => {
                    count(&built);
                    Ok(true)
                }
                Ok(Updated::Current(_)) => Ok(false),
                // An index that cannot be brought up to date still answers.
                Err(error) => {
                    diagnostics::print_of(&error, false);
                    let why = Failure::from(error).told();
                    say!("warning: {} is searched as it is: {why}", dir.display());
                    Ok(false)
                }
            }
        }
    }
}

/// Builds the index in `to` of what the index in `dir` was built from; whether that is known.
pub(crate) fn build_again(dir: &Path, to: &Path) -> Result<bool, Failure> {
    let Some(sources) = sources(Inputs::read(dir).as_ref())? else { return Ok(false) };
    resources::for_a_build()?;
    say!(
        "the words of {}/ were cut by dictionaries: building an index without them for the bundle",
        dir.display()
    );
    count(&build(&sources, to, &progress())?);
    Ok(true)
}

/// What an index was built from, as it is to be read now.
fn sources(inputs: Option<&Inputs>) -> Result<Option<Sources>, Failure> {
    let Some(mut sources) = inputs.and_then(recorded_sources) else { return Ok(None) };
    sources.options.now = super::moment::now()?;
    Ok(Some(sources))
}

/// Says how much is wrong with content that was built just now, to somebody who wants to find something in it.
fn count(built: &Built) {
    let left_out: u64 = built.manifest.sites.values().map(|site| site.left_out).sum();
    let warnings = built.diagnostics.len();
    if warnings > 0 {
        say!("{warnings} warnings, {left_out} files left out; `timra index` tells them");
    }
}

/// Says why the index in `dir` is about to be built again.
fn tell(dir: &Path) {
    match Difference::of(dir) {
        Some(difference) => say!("{difference}: rebuilding {}/", dir.display()),
        None => say!("the content has changed: bringing {}/ up to date", dir.display()),
    }
}

/// Content below which a build is done before anybody would read how far it is.
const SHORT: u64 = 4 << 20;

/// A progress bar on standard error, if that is a terminal: how much is read, then that it is being written.
pub(crate) fn progress() -> Progress {
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
            // It ends the program where no thread can be started; a bar that stands still does no harm.
            if thread::Builder::new().spawn(|| {}).is_ok() {
                bar.enable_steady_tick(Duration::from_millis(200));
            }
        }
    })
}
