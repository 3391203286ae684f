//! The files of the search box and of the page, which are part of the program.

use std::sync::Arc;

use axum::Router;
use axum::http::HeaderMap;
use axum::routing::get;

use super::answer;
use crate::app::App;

const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";

/// The routes of the static files: `search_box`, which is a script, and the styles of the page.
pub(crate) fn routes(search_box: &'static str) -> Router<Arc<App>> {
    let assets = [("/timra-search.js", SCRIPT, search_box), ("/page.css", STYLE, include_str!("page.css"))];
    assets.into_iter().fold(Router::new(), |router, (path, content_type, text)| {
        let etag: Arc<str> = answer::etag_of(text.as_bytes()).into();
        let serve = async move |headers: HeaderMap| answer::fresh(&headers, &etag, content_type, text);
        router.route(path, get(serve))
    })
}
