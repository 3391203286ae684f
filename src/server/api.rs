//! Answers for programs.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use timra_serving::Generation;

use super::app::App;
use super::client::Client;
use super::detail::Detail;
use super::observe::Asked;
use super::parameters::{RelatedParameters, SearchParameters, SectionParameters};
use super::{Problem, answer};

const JSON: &str = "application/json";

/// The best sections for a query: what `timra search --format json` prints.
pub(crate) async fn search(
    State(app): State<Arc<App>>,
    client: Client,
    headers: HeaderMap,
    RawQuery(raw): RawQuery,
) -> Result<Response, Problem> {
    let parameters = SearchParameters::of_search(raw.as_deref())?;
    answered(&app, client, &headers, parameters).await
}

/// The best sections for a query that is still being typed.
pub(crate) async fn suggest(
    State(app): State<Arc<App>>,
    client: Client,
    headers: HeaderMap,
    RawQuery(raw): RawQuery,
) -> Result<Response, Problem> {
    let parameters = SearchParameters::of_suggestions(raw.as_deref())?;
    answered(&app, client, &headers, parameters).await
}

/// The sections that are related to a section: what `timra related --format json` prints.
pub(crate) async fn related(
    State(app): State<Arc<App>>,
    client: Client,
    headers: HeaderMap,
    RawQuery(raw): RawQuery,
) -> Result<Response, Problem> {
    let parameters = RelatedParameters::parse(raw.as_deref())?;
    let app = &*app;
    of_generation(app, &headers, parameters.id.clone(), |generation| async move {
        let (related, by) = app.related(client, generation, parameters).await?;
        let body = related.as_ref().map(answer::json).transpose()?;
        let total = related.as_ref().map(|related| related.related.len());
        Ok(MadeBody { body, by, total, is_partial: related.is_some_and(|related| related.partial) })
    })
    .await
}

/// A section, or its page, with all of its Markdown: what `timra show --format json` prints.
pub(crate) async fn section(
    State(app): State<Arc<App>>,
    client: Client,
    headers: HeaderMap,
    RawQuery(raw): RawQuery,
) -> Result<Response, Problem> {
    let parameters = SectionParameters::parse(raw.as_deref())?;
    let app = &*app;
    of_generation(app, &headers, parameters.id.clone(), |generation| async move {
        let (body, by) = app.section(client, generation, parameters).await?;
        Ok(MadeBody { total: Some(usize::from(body.is_some())), body, by, is_partial: false })
    })
    .await
}

async fn answered(
    app: &App,
    client: Client,
    headers: &HeaderMap,
    parameters: SearchParameters,
) -> Result<Response, Problem> {
    let SearchParameters { query, ui } = parameters;
    of_generation(app, headers, query.text.clone(), |generation| async move {
        let detail = if query.explain { Detail::Scores } else { Detail::Hits };
        let (mut results, by) = app.search(client, generation, query, detail).await?;
        if let Some(ui) = ui {
            results.notes.iter_mut().for_each(|told| told.sentence = ui.note(told.note));
        }
        let body = answer::json(&results)?;
        Ok(MadeBody { body: Some(body), by, total: Some(results.total), is_partial: results.partial })
    })
    .await
}

/// What was made for a client.
struct MadeBody {
    /// `None` if there is no such section.
    body: Option<Vec<u8>>,
    /// The generation that it was made of: not the one that was asked, if that was not there any more.
    by: Arc<dyn Generation>,
    /// Number of sections that were found, for the log.
    total: Option<usize>,
    /// Whether there was no time for all of it, so that asking again would give another answer.
    is_partial: bool,
}

/// The answer that `make` makes of the generation in force, unless the client has it already. `asked` is what the client asked for, as the log has it.
async fn of_generation<M: Future<Output = Result<MadeBody, Problem>>>(
    app: &App,
    headers: &HeaderMap,
    asked: String,
    make: impl FnOnce(Arc<dyn Generation>) -> M,
) -> Result<Response, Problem> {
    let generation = app.serving.current();
    let etag = answer::etag(generation.tag());
    let mut asked = Asked { query: asked, total: None };
    let mut response = if answer::is_known(headers, &etag) {
        answer::fresh(headers, &etag, JSON, ())
    } else {
        let MadeBody { body, by, total, is_partial } = make(generation).await?;
        let etag = answer::etag(by.tag());
        asked.total = total;
        match body {
            Some(body) if is_partial => answer::once(JSON, body),
            Some(body) => answer::fresh(headers, &etag, JSON, body),
            None => Problem::no_section().into_response(),
        }
    };
    response.extensions_mut().insert(asked);
    Ok(response)
}
