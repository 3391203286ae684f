//! The files of the search box and of the page, which are part of the program.

use std::sync::Arc;

use axum::Router;
use axum::http::HeaderMap;
use axum::routing::get;

use super::answer;
use crate::app::App;

const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";

/// The routes of the static files: the scripts of the `search_box` by their names, and the styles of the page.
pub(crate) fn routes(search_box: &'static [(&'static str, &'static str)]) -> Router<Arc<App>> {
    let scripts = search_box.iter().map(|&(name, text)| (name, SCRIPT, text));
    let assets = scripts.chain([("page.css", STYLE, include_str!("page.css"))]);
    assets.fold(Router::new(), |router, (name, content_type, text)| {
        let etag: Arc<str> = answer::etag_of(text.as_bytes()).into();
        let serve = async move |headers: HeaderMap| answer::fresh(&headers, &etag, content_type, text);
        router.route(&format!("/{name}"), get(serve))
    })
}
