//! Loading and searching, against nodes of OpenSearch.

mod equal;
mod loading;
mod node;
mod proxy;
#[path = "../../bundle/tests/queries.rs"]
mod queries;
mod refused;
mod site;
