//! Answers for programs.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::app::App;
use super::observe::Asked;
use super::parameters::{SearchParameters, SuggestParameters};
use super::{Problem, answer};
use crate::search::Query;

const JSON: &str = "application/json";

/// The best sections for a query: what `timra search --format json` prints.
pub async fn search(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    RawQuery(raw): RawQuery,
) -> Result<Response, Problem> {
    let query = SearchParameters::parse(raw.as_deref())?.into_query();
    answered(&app, &headers, query).await
}

/// The best sections for a query that is still being typed.
pub async fn suggest(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    RawQuery(raw): RawQuery,
) -> Result<Response, Problem> {
    let query = SuggestParameters::parse(raw.as_deref())?.into_query();
    answered(&app, &headers, query).await
}

async fn answered(app: &App, headers: &HeaderMap, query: Query) -> Result<Response, Problem> {
    let generation = app.serving.current();
    let etag = answer::etag(&generation.tag);
    let mut asked = Asked { query: query.text.clone(), total: None };
    let body = if answer::is_known(headers, &etag) {
        Vec::new()
    } else {
        let results = app.search(generation, query).await?;
        asked.total = Some(results.total);
        answer::json(&results)?
    };
    let mut response = answer::fresh(headers, &etag, JSON, body);
    response.extensions_mut().insert(asked);
    Ok(response)
}
