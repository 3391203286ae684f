//! What can go wrong between timra and a cluster.

use std::path::PathBuf;

/// What can go wrong between timra and a cluster. Each is a sentence.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address of a cluster cannot be used.
    #[error("`{given}` is no address of a cluster: {what}")]
    Address {
        /// The address as it was given.
        given: String,
        /// What is wrong with it, as a clause.
        what: &'static str,
    },
    /// A file with credentials or certificates cannot be read.
    #[error("{} cannot be read: {what}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What happened.
        what: String,
    },
    /// The cluster does not answer.
    #[error("{url} does not answer: {what}")]
    Unreachable {
        /// The address that was asked, without credentials.
        url: String,
        /// What happened.
        what: String,
    },
    /// The cluster has not answered in the time that there was.
    #[error("{url} has not answered in time")]
    Late {
        /// The address that was asked, without credentials.
        url: String,
    },
    /// The cluster refuses.
    #[error("{url} answers with {status}: {what}")]
    Refused {
        /// The address that was asked, without credentials.
        url: String,
        /// The status of HTTP.
        status: u16,
        /// What the cluster says, cut to one line.
        what: String,
    },
    /// The cluster says something that cannot be understood.
    #[error("what {url} answers cannot be understood: {what}")]
    Strange {
        /// The address that was asked, without credentials.
        url: String,
        /// What is missing or wrong.
        what: String,
    },
    /// No index was loaded under a name.
    #[error("{url} has no index `{prefix}`")]
    NoIndex {
        /// The address of the cluster.
        url: String,
        /// The name.
        prefix: String,
    },
    /// What has the name is no index of timra.
    #[error("`{prefix}` at {url} is no index of timra; choose another name behind the address")]
    Foreign {
        /// The address of the cluster.
        url: String,
        /// The name.
        prefix: String,
    },
    /// The index was loaded by a timra that writes it in another way.
    #[error("the index `{name}` has the format {found}, and this timra has {known}; load it again")]
    OtherFormat {
        /// The name of the index.
        name: String,
        /// The number of the format that it has.
        found: u64,
        /// The number of the format that this timra writes.
        known: u64,
    },
    /// The words of the index were cut otherwise.
    #[error("the index `{name}` was made with another analysis: {what}")]
    OtherAnalysis {
        /// The name of the index.
        name: String,
        /// What differs.
        what: String,
    },
    /// The index was made by a timra with other word lists.
    #[error("the index `{name}` was made with other word lists than this timra has; load it again")]
    OtherLexicons {
        /// The name of the index.
        name: String,
    },
    /// Another program is loading.
    #[error("{owner} is loading `{prefix}`; wait until it is done, or for {seconds} s if it is gone")]
    Held {
        /// The name under which it loads.
        prefix: String,
        /// Who it is.
        owner: String,
        /// After how many seconds without a sign of life it counts as gone.
        seconds: u64,
    },
    /// Another program took over while this one loaded.
    #[error("another program has begun to load `{prefix}`; nothing was changed for those who search")]
    LeaseLost {
        /// The name under which both load.
        prefix: String,
    },
    /// The cluster does not take a section.
    #[error("{path}:{line}: the cluster does not take this section: {what}")]
    Section {
        /// Path of the file, with the name of its site in front.
        path: String,
        /// Line of the section.
        line: u32,
        /// What the cluster says.
        what: String,
    },
    /// What is in the cluster is not what was sent.
    #[error("`{name}` does not hold what was sent: {what}; those who search still have the index before it")]
    NotWhatWasSent {
        /// The name of the index.
        name: String,
        /// What differs.
        what: String,
    },
    /// A part of the cluster did not answer, or not in time.
    #[error("a part of `{name}` does not answer, so sections would be missing")]
    Partial {
        /// The name of the index.
        name: String,
    },
    /// Something that came from the cluster is damaged.
    #[error("the index in the cluster is damaged: {0}")]
    Damaged(&'static str),
    /// The index that is loaded cannot be read.
    #[error(transparent)]
    Index(#[from] timra_format::Error),
    /// The files of the index that is loaded cannot be read.
    #[error("the index that is to be loaded cannot be read: {0}")]
    Files(#[from] tantivy::TantivyError),
}

impl From<timra_bundle::Error> for Error {
    fn from(_: timra_bundle::Error) -> Self {
        Self::Damaged("what was fetched is cut off")
    }
}

/// The result of something that asks a cluster.
pub type Result<T> = std::result::Result<T, Error>;
