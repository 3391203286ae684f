//! Loading and searching, against nodes of OpenSearch.

mod equal;
mod kills;
mod loading;
mod long_lived;
mod node;
mod proxy;
#[path = "../../bundle/tests/queries.rs"]
mod queries;
mod reading;
mod refused;
mod site;
