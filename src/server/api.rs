//! Answers for programs.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use timra_engine::Query;

use super::app::App;
use super::client::Client;
use super::detail::Detail;
use super::observe::Asked;
use super::parameters::{RelatedParameters, SectionParameters, search_query, suggest_query};
use super::{Problem, answer};

const JSON: &str = "application/json";

/// The best sections for a query: what `timra search --format json` prints.
pub(crate) async fn search(
    State(app): State<Arc<App>>,
    client: Client,
    headers: HeaderMap,
    RawQuery(raw): RawQuery,
) -> Result<Response, Problem> {
    let query = search_query(raw.as_deref())?;
    answered(&app, client, &headers, query).await
}

/// The best sections for a query that is still being typed.
pub(crate) async fn suggest(
    State(app): State<Arc<App>>,
    client: Client,
    headers: HeaderMap,
    RawQuery(raw): RawQuery,
) -> Result<Response, Problem> {
    let query = suggest_query(raw.as_deref())?;
    answered(&app, client, &headers, query).await
}

/// The sections that are related to a section: what `timra related --format json` prints.
pub(crate) async fn related(
    State(app): State<Arc<App>>,
    client: Client,
    headers: HeaderMap,
    RawQuery(raw): RawQuery,
) -> Result<Response, Problem> {
    let parameters = RelatedParameters::parse(raw.as_deref())?;
    let generation = app.serving.current();
    let etag = answer::etag(generation.tag());
    let mut asked = Asked { query: parameters.id.clone(), total: None };
    let mut response = if answer::is_known(&headers, &etag) {
        answer::fresh(&headers, &etag, JSON, ())
    } else {
        match app.related(client, generation, parameters).await? {
            Some(related) => {
                asked.total = Some(related.related.len());
                let body = answer::json(&related)?;
                if related.partial {
                    answer::once(JSON, body)
                } else {
                    answer::fresh(&headers, &etag, JSON, body)
                }
            }
            None => Problem::no_section().into_response(),
        }
    };
    response.extensions_mut().insert(asked);
    Ok(response)
}

/// A section, or its page, with all of its Markdown: what `timra show --format json` prints.
pub(crate) async fn section(
    State(app): State<Arc<App>>,
    client: Client,
    headers: HeaderMap,
    RawQuery(raw): RawQuery,
) -> Result<Response, Problem> {
    let parameters = SectionParameters::parse(raw.as_deref())?;
    let generation = app.serving.current();
    let etag = answer::etag(generation.tag());
    let mut asked = Asked { query: parameters.id.clone(), total: None };
    let mut response = if answer::is_known(&headers, &etag) {
        answer::fresh(&headers, &etag, JSON, ())
    } else {
        let body = app.section(client, generation, parameters).await?;
        asked.total = Some(usize::from(body.is_some()));
        match body {
            Some(body) => answer::fresh(&headers, &etag, JSON, body),
            None => Problem::no_section().into_response(),
        }
    };
    response.extensions_mut().insert(asked);
    Ok(response)
}

async fn answered(app: &App, client: Client, headers: &HeaderMap, query: Query) -> Result<Response, Problem> {
    let generation = app.serving.current();
    let etag = answer::etag(generation.tag());
    let mut asked = Asked { query: query.text.clone(), total: None };
    let mut response = if answer::is_known(headers, &etag) {
        answer::fresh(headers, &etag, JSON, ())
    } else {
        let detail = if query.explain { Detail::Scores } else { Detail::Hits };
        let results = app.search(client, generation, query, detail).await?;
        asked.total = Some(results.total);
        let body = answer::json(&results)?;
        if results.partial { answer::once(JSON, body) } else { answer::fresh(headers, &etag, JSON, body) }
    };
    response.extensions_mut().insert(asked);
    Ok(response)
}
