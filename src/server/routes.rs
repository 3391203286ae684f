//! What is answered, and what every request passes on its way.

use std::any::Any;
use std::sync::Arc;

use axum::Router;
use axum::body::HttpBody;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{any, get};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::cors::{AllowOrigin, CorsLayer};

use super::app::App;
use super::client::Client;
use super::host::{limit_host, need_host};
use super::metrics::Reason;
use super::observe::observe;
use super::settings::Settings;
use super::token::need_token;
use super::{Problem, api, assets, health, limits, mcp, openapi, page};
use crate::error::{Error, Result};

/// Only what the page is made of; it can be shown nowhere but in a window of its own.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The whole server as a service. If `is_private`, it answers only requests that are meant for this machine.
///
/// # Errors
/// [`Error::Origin`] if the settings name an origin that is none.
pub(crate) fn routes(app: &Arc<App>, is_private: bool) -> Result<Router> {
    let searches = Router::new()
        .route("/", get(page::page))
        .route("/api/search", get(api::search))
        .route("/api/suggest", get(api::suggest))
        .route("/api/section", get(api::section))
        .route("/api/related", get(api::related))
        .route_layer(middleware::from_fn_with_state(app.clone(), limit_client))
        .route_layer(middleware::from_fn_with_state(app.clone(), need_token));
    let router = searches
        .merge(for_assistants(app))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/metrics", get(health::metrics))
        .route("/openapi.json", get(openapi::openapi))
        .merge(assets::routes(app.settings.search_box))
        .method_not_allowed_fallback(async || Problem::method())
        .fallback(page::not_found);
    let mut router = router.with_state(app.clone());
    if is_private {
        router = router.layer(middleware::from_fn_with_state(app.clone(), limit_host));
    }
    let router = router.layer(middleware::from_fn_with_state(app.clone(), lead_below));
    let router = guarded(app, router.layer(middleware::from_fn(need_host)));
    Ok(match cors(&app.settings)? {
        Some(layer) => router.layer(layer),
        None => router,
    })
}

/// Where assistants ask, if the settings let them. Whom a request is from and for is always checked.
fn for_assistants(app: &Arc<App>) -> Router<Arc<App>> {
    if app.settings.mcp.is_none() {
        return Router::new();
    }
    Router::new()
        .route(mcp::PATH, any(mcp::mcp))
        .route_layer(middleware::from_fn_with_state(app.clone(), limit_client))
        .route_layer(middleware::from_fn_with_state(app.clone(), need_token))
        .route_layer(middleware::from_fn_with_state(app.clone(), mcp::limit_origin))
        .route_layer(middleware::from_fn_with_state(app.clone(), limit_host))
}

/// Wraps what every request passes on its way in and out around the routes; the outermost layer comes last.
pub(crate) fn guarded(app: &Arc<App>, router: Router) -> Router {
    let panicked = {
        let app = app.clone();
        move |_: Box<dyn Any + Send + 'static>| {
            app.metrics.panics.inc();
            Problem::internal().into_response()
        }
    };
    router
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(middleware::from_fn_with_state(app.clone(), limit_size))
        .layer(middleware::from_fn_with_state(app.clone(), limit_time))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::map_response(add_headers))
        .layer(middleware::from_fn_with_state(app.clone(), observe))
}

/// Leads from the path that the server is below to what is below it.
async fn lead_below(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    match app.settings.base_path.led_below(request.uri()) {
        Some(address) => Redirect::temporary(&address).into_response(),
        None => next.run(request).await,
    }
}

/// What one client may ask for at a time, and on and on.
async fn limit_client(State(app): State<Arc<App>>, client: Client, request: Request, next: Next) -> Response {
    // Over its own connections nobody has more under way; a proxy may ask for one client over many of its own.
    let Some(_under_way) = app.under_way.one_more(client, app.most_of_client()) else {
        app.metrics.reject(Reason::Connections);
        return page::problem(&request, Problem::too_many_at_once());
    };
    if let Err(wait) = app.pool.count(client) {
        app.metrics.reject(Reason::Rate);
        return page::problem(&request, Problem::too_many(wait));
    }
    next.run(request).await
}

async fn limit_size(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    if request.uri().path_and_query().is_some_and(|target| target.as_str().len() > limits::TARGET_BYTES) {
        return Problem::long_target(limits::TARGET_BYTES).into_response();
    }
    // What an assistant asks is the body.
    let takes_body = app.settings.mcp.is_some() && request.uri().path() == mcp::PATH;
    if !takes_body && !request.body().is_end_stream() {
        return Problem::has_body().into_response();
    }
    next.run(request).await
}

async fn limit_time(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    match tokio::time::timeout(limits::ANSWER, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            app.metrics.reject(Reason::Timeout);
            Problem::timeout().into_response()
        }
    }
}

async fn add_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Lets pages of some origins ask; without any, only the server's own.
fn cors(settings: &Settings) -> Result<Option<CorsLayer>> {
    let origins = &settings.cors;
    let layer = match settings.mcp {
        None => CorsLayer::new().allow_methods([Method::GET, Method::HEAD]),
        Some(_) => CorsLayer::new().allow_methods([Method::GET, Method::HEAD, Method::POST]).allow_headers([
            header::ACCEPT,
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            HeaderName::from_static("mcp-method"),
            HeaderName::from_static("mcp-name"),
            HeaderName::from_static("mcp-protocol-version"),
        ]),
    };
    if origins.is_empty() {
        return Ok(None);
    }
    if origins.iter().any(|origin| origin == "*") {
        return Ok(Some(layer.allow_origin(tower_http::cors::Any)));
    }
    let origins: Vec<HeaderValue> = origins.iter().map(|origin| as_origin(origin)).collect::<Result<_>>()?;
    Ok(Some(layer.allow_origin(AllowOrigin::list(origins))))
}

/// An origin as browsers send it: scheme, host and maybe a port.
fn as_origin(origin: &str) -> Result<HeaderValue> {
    let wrong = || Error::Origin { origin: origin.to_owned() };
    let uri: axum::http::Uri = origin.parse().map_err(|_| wrong())?;
    let is_web = matches!(uri.scheme_str(), Some("http" | "https"));
    let is_bare = uri.path() == "/" && !origin.ends_with('/') && uri.query().is_none();
    if !(is_web && is_bare) || origin.contains('@') {
        return Err(wrong());
    }
    HeaderValue::from_str(&origin.to_ascii_lowercase()).map_err(|_| wrong())
}
