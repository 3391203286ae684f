//! What a person says about loading.

/// How an index is loaded into a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoadOptions {
    /// Into how many parts the cluster divides the index.
    pub shards: u32,
    /// How many copies there are of each part, beside the part itself.
    pub replicas: u32,
    /// Whether the index is loaded even if the cluster has it.
    pub full: bool,
}

impl Default for LoadOptions {
    fn default() -> Self {
        Self { shards: 1, replicas: 1, full: false }
    }
}
