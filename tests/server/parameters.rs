//! Each mistake in a parameter is answered with what to change.

use super::running::Running;
use crate::cli::workplace::Workplace;

#[test]
fn each_wrong_parameter_is_named() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    let long = format!("/api/search?q={}", "a".repeat(1025));
    let long_encoded = format!("/api/suggest?q={}", "%E1%BA%A7".repeat(342));
    for (path, parameter, hint) in [
        ("/api/search", "q", "missing"),
        ("/api/search?q=a&foo=1", "foo", "known ones are q, lang"),
        ("/api/search?q=a&Q=b", "Q", "known ones"),
        ("/api/search?q=a&%66oo=1", "foo", "known ones"),
        ("/api/search?q=a&q=b", "q", "more than once"),
        ("/api/search?q=a&limit=101", "limit", "0 to 100"),
        ("/api/search?q=a&limit=ten", "limit", "whole number"),
        ("/api/search?q=a&limit=-1", "limit", "whole number"),
        ("/api/search?q=a&limit=%2B1", "limit", "whole number"),
        ("/api/search?q=a&limit=1.5", "limit", "whole number"),
        ("/api/search?q=a&limit=99999999999999999999999999", "limit", "whole number"),
        ("/api/search?q=a&limit=%D9%A1", "limit", "whole number"),
        ("/api/search?q=a&offset=x", "offset", "whole number"),
        ("/api/search?q=a&offset=1000001", "offset", "0 to 1000000"),
        ("/api/search?q=a&lang=vi.VN", "lang", "language tag"),
        ("/api/search?q=a&lang=%3Cscript%3E", "lang", "language tag"),
        ("/api/search?q=a&lang=v", "lang", "language tag"),
        ("/api/search?q=a&year=25", "year", "four digits"),
        ("/api/search?q=a&explain=yes", "explain", "true or false"),
        ("/api/search?q=%ff", "q", "UTF-8"),
        ("/api/search?q=%E1%BA", "q", "UTF-8"),
        ("/api/search?q=100%", "q", "percent-encoding"),
        ("/api/search?q=%zz", "q", "percent-encoding"),
        ("/api/search?q=a&%ff=1", "%ff", "known ones"),
        (&long, "q", "1025 bytes, at most 1024"),
        (&long_encoded, "q", "1026 bytes, at most 1024"),
        ("/api/suggest?q=a&limit=101", "limit", "0 to 100"),
        ("/api/suggest?q=a&offset=1", "offset", "known ones are q, lang, site, "),
        ("/api/suggest?lang=vi", "q", "missing"),
    ] {
        let problem = server.get(path).is_problem(400);
        assert_eq!(problem["parameter"], parameter, "{path}");
        let detail = problem["detail"].as_str().expect("a detail");
        assert!(detail.contains(hint) && detail.contains(parameter), "{path}: {detail}");
    }
    assert_eq!(server.metric(r#"timra_http_requests_total{route="/api/search",status="400"}"#), 25.0);
}

#[test]
fn what_is_allowed_is_answered() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    for path in [
        "/api/search?q=",
        "/api/search?q=a&limit=0",
        "/api/search?q=a&limit=100&offset=1000000",
        "/api/search?q=a&lang=zh-Hant-TW&site=none&year=1999",
        "/api/search?q=a&lang=&site=&limit=&offset=&explain=&year=",
        "/api/search?&q=a&&explain=false",
        "/api/search?q=%22%27%3Cb%3E%00%0a%f0%9f%98%80",
        "/api/search?q=site:+-lang:xx+after:+%22%22+OR+OR+-",
        "/api/suggest?q=t&limit=100",
        "/?q=a&utm_source=x&fbclid=%ff",
    ] {
        assert_eq!(server.get(path).status(), 200, "{path}");
    }
    let most = format!("/api/search?q={}", "a".repeat(1024));
    assert_eq!(server.get(&most).json()["total"], 0);
    // A field's parameters keep what they say.
    for hit in server.get("/api/search?q=deployment&lang=vi&year=2025&limit=50").json()["hits"]
        .as_array()
        .expect("hits")
    {
        assert_eq!(hit["lang"], "vi");
        assert!(hit["date"].as_str().is_some_and(|date| date.starts_with("2025")), "{hit}");
    }
}
