//! What is answered where.

use serde_json::Value;

use super::running::Running;
use crate::cli::workplace::Workplace;

/// An answer without the time it took.
fn timeless(mut answer: Value) -> Value {
    answer["took_us"].take();
    answer
}

#[test]
fn the_first_serve_builds_the_index_and_answers_what_the_command_line_prints() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    assert!(server.log().contains("building the index"), "{}", server.log());
    for (path, args) in [
        ("/api/search?q=trieenr+khai", &["trieenr khai"][..]),
        (
            "/api/search?q=deployment&lang=vi&limit=3&offset=2",
            &["deployment", "--lang", "vi", "--limit", "3", "--offset", "2"],
        ),
        (
            "/api/search?q=blue%20green&site=content&explain=true",
            &["blue green", "--site", "content", "--explain"],
        ),
    ] {
        let printed = place.timra(&[&["search", "--format", "json"], args].concat()).exits(0).json();
        assert!(printed["hits"].as_array().is_some_and(|hits| !hits.is_empty()));
        let answer = server.get(path);
        assert_eq!(answer.header("content-type"), Some("application/json"));
        assert_eq!(timeless(answer.json()), timeless(printed), "{path}");
    }
    let nothing = server.get("/api/search?q=xqzzyv+wkkqpj").json();
    assert_eq!((nothing["total"].clone(), nothing["hits"].clone()), (0.into(), Value::Array(vec![])));
    assert_eq!(server.metric("timra_zero_result_queries_total"), 1.0);
}

#[test]
fn a_section_is_what_the_command_line_shows() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    let id = "content/4-Workshop/4.3-Deploy-Blue-Green/_index.vi.md%23";
    let url = "https://example.org/so-tay/vi/4-workshop/4.3-deploy-blue-green/";
    for (query, args) in [
        (format!("id={id}"), vec![id]),
        (format!("id={url}"), vec![url]),
        (format!("id={id}&page=true"), vec![id, "--page"]),
    ] {
        let args: Vec<String> = args.iter().map(|arg| arg.replace("%23", "#")).collect();
        let args = ["show", "--format", "json"].into_iter().chain(args.iter().map(String::as_str));
        let printed = place.timra(&args.collect::<Vec<_>>()).exits(0).json();
        let answer = server.get(&format!("/api/section?{query}"));
        assert_eq!(answer.header("content-type"), Some("application/json"));
        assert_eq!(answer.json(), printed, "{query}");
    }
    let long = format!("/api/section?id={}", "%23".repeat(4000));
    assert_eq!(server.get(&long).is_problem(404)["type"], "urn:timra:problem:section");
}

#[test]
fn suggestions_are_fewer_and_smaller_than_results() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    let answer = server.get("/api/suggest?q=blue+green").json();
    let names: Vec<&str> = answer.as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(
        names,
        ["facets", "hits", "more", "notes", "partial", "query", "readings", "suggestion", "took_us", "total"]
    );
    let hits = answer["hits"].as_array().expect("hits");
    assert!(hits.len() == 8 && hits[0]["snippet"].is_string(), "{answer}");
    let few = server.get("/api/suggest?q=trieenr+khai&limit=2&lang=vi").json();
    assert_eq!(few["hits"].as_array().map(Vec::len), Some(2));
    assert_eq!(few["readings"], serde_json::json!(["triển khai"]));
}

#[test]
fn health_metrics_and_files() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    assert_eq!(server.get("/healthz").text(), "ok\n");
    let ready = server.get("/readyz").json();
    let generation = timra_format::Manifest::read(&place.path("index")).expect("a manifest").generation;
    assert_eq!(
        (ready["status"].as_str(), ready["generation"].as_str()),
        (Some("ready"), Some(generation.as_str())),
        "{ready}"
    );
    server.get("/api/search?q=blue");
    let metrics = server.get("/metrics").text();
    for line in [
        r#"timra_http_requests_total{route="/api/search",status="200"} 1"#,
        r#"timra_http_request_duration_seconds_count{route="/api/search"} 1"#,
        "timra_index_generation 1",
        "timra_index_stale 0",
        "timra_index_reloads_total 0",
        "timra_index_reload_failures_total 0",
        "timra_panics_total 0",
        "timra_log_lines_dropped_total 0",
        "timra_partial_answers_total 0",
        "# EOF",
    ] {
        assert!(metrics.lines().any(|known| known == line), "{line} is not in:\n{metrics}");
    }
    for (path, content_type, folder) in [
        ("/timra-search.js", "text/javascript; charset=utf-8", "web"),
        ("/timra-search-more.js", "text/javascript; charset=utf-8", "web"),
        ("/page.css", "text/css; charset=utf-8", "src/server"),
    ] {
        let file = server.get(path);
        assert_eq!((file.status(), file.header("content-type")), (200, Some(content_type)), "{path}");
        let on_disk = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(&path[1..]);
        assert_eq!(file.body, std::fs::read(on_disk).expect("the file"), "{path}");
    }
}

#[test]
fn what_a_client_has_is_not_sent_again() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    let mut client = server.client();
    for path in ["/", "/?q=blue", "/api/search?q=blue", "/api/suggest?q=blue", "/page.css", "/openapi.json"] {
        let first = client.get(path, &[]);
        let etag = first.header("etag").unwrap_or_else(|| panic!("{path} has no ETag")).to_owned();
        assert_eq!(first.header("cache-control"), Some("no-cache"), "{path}");
        let many = format!("\"other\", {etag}");
        let strong = etag.trim_start_matches("W/").to_owned();
        for known in [etag.as_str(), &many, &strong, "*"] {
            let again = client.get(path, &[("If-None-Match", known)]);
            assert_eq!((again.status(), again.header("etag")), (304, Some(etag.as_str())), "{path} {known}");
        }
        let changed = client.get(path, &[("If-None-Match", "W/\"g0-0\"")]);
        assert_eq!((changed.status(), changed.body.is_empty()), (200, false), "{path}");
    }
    // A wrong parameter is wrong whatever the client has.
    client.get("/api/search?q=a&x=1", &[("If-None-Match", "*")]).is_problem(400);
    // The page in one language is not the page in another.
    let etag = |client: &mut super::client::Client, lang| {
        client.get("/", &[("Accept-Language", lang)]).header("etag").map(str::to_owned)
    };
    assert_ne!(etag(&mut client, "vi"), etag(&mut client, "en"));
    // What went wrong is never kept.
    assert_eq!(client.get("/nothing", &[]).header("cache-control"), Some("no-store"));
    assert_eq!(client.get("/readyz", &[]).header("cache-control"), Some("no-store"));
}

#[test]
fn answers_are_compressed_for_those_who_ask() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    let mut client = server.client();
    client.send(b"GET /api/search?q=blue HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n").expect("sent");
    let bytes = client.until_closed();
    let head =
        String::from_utf8_lossy(&bytes[..bytes.windows(4).position(|w| w == b"\r\n\r\n").expect("a head")])
            .into_owned();
    assert!(head.contains("content-encoding: gzip") && head.contains("vary: accept-encoding"), "{head}");
    assert!(bytes.windows(2).any(|magic| magic == [0x1f, 0x8b]));
}

#[test]
fn other_methods_and_places_are_problems() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    let mut client = server.client();
    for path in ["/nothing", "/api", "/api/search/", "/..%2f..%2fetc/passwd", "//", "/index/manifest.json"] {
        client.get(path, &[]).is_problem(404);
    }
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"] {
        let answer = client.ask(method, "/api/search?q=a", &[]);
        answer.is_problem(405);
        assert!(answer.header("allow").is_some_and(|allow| allow.contains("GET")), "{method}");
    }
    let head = client.ask("HEAD", "/api/search?q=blue", &[]);
    assert_eq!((head.status(), head.body.len()), (200, 0));
    // People get a page.
    let page = client.get("/nothing", &[("Accept", "text/html,*/*;q=0.8"), ("Accept-Language", "vi")]);
    assert_eq!((page.status(), page.header("content-type")), (404, Some("text/html; charset=utf-8")));
    assert!(page.text().contains("Không có trang này."), "{}", page.text());
    // Whatever language the browser asks for, the address says which one the page is in.
    let page = client.get("/nowhere?ui=vi", &[("Accept", "text/html"), ("Accept-Language", "ja")]);
    assert!(page.text().contains("<html lang=\"vi\">"), "{}", page.text());
    let page = client.get("/?q=a&lang=%00&ui=vi", &[("Accept", "text/html")]);
    assert_eq!((page.status(), page.text().contains("<html lang=\"vi\">")), (400, true), "{}", page.text());
}

#[test]
fn only_named_origins_may_ask() {
    let place = Workplace::with_sample();
    let allowed = |server: &Running, origin| {
        let answer = server.client().get("/api/search?q=blue", &[("Origin", origin)]);
        answer.header("access-control-allow-origin").map(str::to_owned)
    };
    let server = Running::start(&place, &[]);
    assert_eq!(allowed(&server, "https://a.example"), None);
    let server = Running::start(&place, &["--cors", "https://a.example", "--cors", "http://localhost:1313"]);
    assert_eq!(allowed(&server, "https://a.example").as_deref(), Some("https://a.example"));
    assert_eq!(allowed(&server, "http://localhost:1313").as_deref(), Some("http://localhost:1313"));
    assert_eq!(allowed(&server, "https://a.example.evil"), None);
    let server = Running::start(&place, &["--cors", "*"]);
    assert_eq!(allowed(&server, "https://b.example").as_deref(), Some("*"));
    for wrong in
        ["a.example", "https://a.example/", "https://a.example/path", "ftp://a.example", "null", "https://"]
    {
        place
            .timra(&["serve", "--addr", "127.0.0.1:0", "--cors", wrong])
            .exits(2)
            .says(&[wrong, "https://host"]);
    }
}

#[test]
fn a_server_that_cannot_be_started_says_why() {
    let place = Workplace::with_sample();
    place.timra(&["serve", "--frozen", "--addr", "127.0.0.1:0"]).exits(2).says(&["no index", "timra index"]);
    let server = Running::start(&place, &[]);
    let taken = server.address.to_string();
    place.timra(&["serve", "--addr", &taken]).exits(2).says(&[&taken, "--addr"]);
    place.timra(&["serve", "--addr", "nonsense"]).exits(2).says(&["nonsense", "--addr"]);
}

#[test]
fn queries_are_logged_only_if_asked_for() {
    let place = Workplace::with_sample();
    let quiet = Running::start(&place, &[]);
    let telling = Running::start(&place, &["--log-queries"]);
    for server in [&quiet, &telling] {
        server.get("/api/search?q=wombatique");
        server.get("/?q=wombatique");
        server.terminate();
    }
    for (server, lines) in [(quiet, 0), (telling, 2)] {
        // What is on its way through the pipe arrives before its end does.
        let log = server.log.clone();
        assert!(server.ended().success());
        let deadline = std::time::Instant::now() + super::running::PATIENCE;
        while !log.lock().expect("a log").contains("stopping") && std::time::Instant::now() < deadline {
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        let log = log.lock().expect("a log").clone();
        assert_eq!(log.matches("wombatique").count(), lines, "{log}");
        assert_eq!(log.matches("route=\"/api/search\" status=200").count(), 1, "{log}");
    }
}

#[test]
fn what_is_meant_for_another_host_is_not_answered() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &["--host", "search.example.org"]);
    for (host, status) in [
        ("evil.example:7700", "421"),
        ("Search.example.org", "200"),
        ("127.0.0.1:7700", "200"),
        ("[::1]", "200"),
    ] {
        let mut client = server.client();
        let request = format!("GET /api/search?q=blue HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        client.send(request.as_bytes()).expect("sent");
        let answer = String::from_utf8_lossy(&client.until_closed()).into_owned();
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{host}: {answer}");
        assert_eq!(answer.contains("name evil.example as one of its hosts"), status == "421", "{answer}");
    }
}

#[test]
fn a_request_says_once_for_which_host_it_is() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    for (version, hosts, status) in [
        ("1.1", &b"Host: localhost\r\n"[..], "200"),
        ("1.1", b"", "400"),
        ("1.1", b"Host: localhost\r\nHost: localhost\r\n", "400"),
        ("1.1", b"Host: localhost\r\nX: y\r\nhost: evil.example\r\n", "400"),
        ("1.1", b"Host: \xe9vil.example\r\n", "400"),
        ("1.1", b"Host: localhost/@evil.example\r\n", "400"),
        ("1.0", b"", "200"),
        ("1.0", b"Host: localhost\r\nHost: localhost\r\n", "400"),
    ] {
        for path in ["/api/search?q=blue", "/healthz", "/"] {
            let mut client = server.client();
            let line = format!("GET {path} HTTP/{version}\r\nConnection: close\r\n");
            client.send(&[line.as_bytes(), hosts, b"\r\n"].concat()).expect("sent");
            let answer = String::from_utf8_lossy(&client.until_closed()).into_owned();
            let line = format!("HTTP/{version} {status} ");
            assert!(answer.starts_with(&line), "{path} {}: {answer}", hosts.escape_ascii());
        }
    }
}
