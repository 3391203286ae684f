//! `timra related`: a section → sections that say the same, or go on from it.

use std::io::{BufWriter, Write};

use timra_engine::{RelatedSections, SystemClock};
use timra_index::Inputs;

use super::opened::{self, Opened};
use super::{Failure, Outcome, hit_text};
use crate::cli::{RelatedArgs, ReportFormat};
use crate::shown::one_line;

/// Characters of a name that nobody knows which are said again.
const MOST_CHARS: usize = 200;

/// The related sections, and what the index that has them was built from, if that is known.
fn found(args: &RelatedArgs) -> Result<(Option<RelatedSections>, Option<Inputs>), Failure> {
    let limit = usize::try_from(args.limit).unwrap_or(usize::MAX);
    #[cfg(feature = "cluster")]
    if let Some(cluster) = super::cluster::opened(&args.reader)? {
        return Ok((cluster.related(&args.name, limit, &SystemClock::start())?, None));
    }
    let Opened { first, inputs, .. } = opened::open(&args.index, args.frozen, |engine| {
        engine.related(&args.name, limit, &SystemClock::start())
    })?;
    Ok((first, inputs))
}

/// Prints the related sections, best first.
pub(crate) fn related(args: &RelatedArgs) -> Result<Outcome, Failure> {
    let (related, inputs) = found(args)?;
    let Some(related) = related else {
        let name: String = args.name.chars().take(MOST_CHARS).collect();
        say!("there is no section with the id or the address `{}`", one_line(&name));
        return Ok(Outcome::NothingFound);
    };
    match args.format {
        ReportFormat::Json => {
            let mut out = BufWriter::new(std::io::stdout().lock());
            serde_json::to_writer_pretty(&mut out, &related).map_err(std::io::Error::from)?;
            writeln!(out)?;
            out.flush()?;
        }
        ReportFormat::Text => {
            let roots = inputs.map(|inputs| inputs.sites).unwrap_or_default();
            let mut out = BufWriter::new(anstream::AutoStream::auto(std::io::stdout().lock()));
            for hit in &related.related {
                hit_text::write_hit(&mut out, hit, &roots, false)?;
            }
            out.flush()?;
        }
    }
    Ok(if related.related.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}
