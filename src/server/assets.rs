//! The files of the search box and of the page, which are part of the program.

use std::sync::LazyLock;

use axum::Router;
use axum::http::HeaderMap;
use axum::routing::get;

use super::answer;

const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";

/// A file and what it is.
struct Asset {
    path: &'static str,
    content_type: &'static str,
    text: &'static str,
}

/// Every file that is served as it is.
const ASSETS: [Asset; 2] = [
    Asset { path: "/timra-search.js", content_type: SCRIPT, text: include_str!("../../web/timra-search.js") },
    Asset { path: "/page.css", content_type: STYLE, text: include_str!("../../web/page.css") },
];

static ETAGS: LazyLock<Vec<String>> =
    LazyLock::new(|| ASSETS.iter().map(|asset| answer::etag_of(asset.text.as_bytes())).collect());

/// The routes of the static files: scripts and styles.
pub(crate) fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    ASSETS.iter().zip(ETAGS.iter()).fold(Router::new(), |router, (asset, etag)| {
        let serve =
            async move |headers: HeaderMap| answer::fresh(&headers, etag, asset.content_type, asset.text);
        router.route(asset.path, get(serve))
    })
}
