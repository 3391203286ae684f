//! `timra index`: content → an index, here or in a cluster.

use super::{Failure, Outcome, index};
use crate::cli::IndexingArgs;

/// Builds the index, and loads it into a cluster if it is to lie there.
pub(crate) fn indexing(args: &IndexingArgs) -> Result<Outcome, Failure> {
    #[cfg(feature = "cluster")]
    if args.engine.address.is_some() {
        return super::cluster::index_into(args);
    }
    index(&args.content)
}
