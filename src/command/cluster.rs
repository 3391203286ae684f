//! An index in a cluster.

use std::path::{Path, PathBuf};
use std::time::Instant;

use timra_cluster::{
    Access, Cluster, ClusterAddress, ClusterSource, LoadOptions, LoadedIndex, ReadOptions, load,
};
use timra_serving::Serving;

use super::{Failure, Outcome, cache};
use crate::cli::{EngineArgs, IndexingArgs, LoadingArgs, ReaderArgs};

/// The environment variable with the credentials for a cluster.
const CREDENTIALS: &str = "TIMRA_ENGINE_AUTH";

/// The index in a cluster that the arguments name, if they name one.
pub(crate) fn opened(args: &ReaderArgs) -> Result<Option<Cluster>, Failure> {
    let Some(address) = address(&args.engine)? else { return Ok(None) };
    let cluster = Cluster::open(&address, &access(&args.engine)?, kept().as_deref())?;
    Ok(Some(cluster.with_options(options(args))))
}

/// The index in a cluster that the arguments name, for a server that runs for long; if they name one.
pub(crate) fn serving(args: &ReaderArgs) -> Result<Option<Serving>, Failure> {
    let Some(address) = address(&args.engine)? else { return Ok(None) };
    let source = ClusterSource::new(&address, &access(&args.engine)?, kept());
    Ok(Some(Serving::of(source.with_options(options(args)))?))
}

fn options(args: &ReaderArgs) -> ReadOptions {
    ReadOptions { best: args.candidates as usize, is_strict: args.strict }
}

/// Where dictionaries are kept.
fn kept() -> Option<PathBuf> {
    cache::path().map(|cache| cache.join("cluster"))
}

/// Builds the index and loads it into the cluster that the arguments name.
pub(crate) fn index_into(args: &IndexingArgs) -> Result<Outcome, Failure> {
    // What is wrong with the address is told before anything is built.
    let Some(address) = address(&args.engine)? else { return super::index(&args.content) };
    // The index only lies here until the cluster has it, unless somebody says where.
    let apart = tempfile::tempdir()?;
    let mut content = args.content.clone();
    let dir = content.index.dir.get_or_insert_with(|| apart.path().join("index")).clone();
    super::index(&content)?;
    load_into(&address, args, &dir)?;
    Ok(Outcome::Done)
}

/// Loads the index in the directory `dir` into the cluster at `address`.
fn load_into(address: &ClusterAddress, args: &IndexingArgs, dir: &Path) -> Result<(), Failure> {
    let started = Instant::now();
    let LoadingArgs { shards, replicas } = args.loading;
    let options = LoadOptions { shards, replicas, full: args.content.full };
    let loaded = load(dir, (address, &access(&args.engine)?), &options)?;
    let LoadedIndex { name, sections, sidecar, sent, .. } = loaded;
    if sent == 0 {
        say!("{} has {name} already", address.url());
        return Ok(());
    }
    let megabytes = |bytes: u64| bytes as f64 / f64::from(1 << 20);
    say!(
        "{name}: {sections} sections at {} ({:.1} MB sent, {:.1} MB of them for every reader) in {:.1} s",
        address.url(),
        megabytes(sent),
        megabytes(sidecar),
        started.elapsed().as_secs_f32()
    );
    Ok(())
}

/// The address that the arguments name. What is no address is told without what stands in it by mistake: a password.
fn address(args: &EngineArgs) -> Result<Option<ClusterAddress>, Failure> {
    Ok(args.address.as_deref().map(str::parse).transpose()?)
}

fn access(args: &EngineArgs) -> Result<Access, Failure> {
    let mut access = Access::default();
    if let Some(path) = &args.authorities {
        access = access.with_authorities_of(path)?;
    }
    Ok(match &args.credentials {
        Some(path) => access.with_credentials_of(path)?,
        None => access.with_credentials(&std::env::var(CREDENTIALS).unwrap_or_default()),
    })
}
