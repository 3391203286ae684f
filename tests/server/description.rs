//! `/openapi.json` against what the server does.

use std::process::Command;

use serde_json::Value;
use timra_plan::question::Field;

use super::running::Running;
use crate::cli::workplace::Workplace;

/// Says where `value` is not as `schema` says it is.
fn mismatches(root: &Value, schema: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().expect("a name");
        return mismatches(root, &root["components"]["schemas"][name], value, at, wrong);
    }
    if let Some(options) = schema["oneOf"].as_array() {
        let fits = options.iter().any(|option| {
            let mut inner = Vec::new();
            mismatches(root, option, value, at, &mut inner);
            inner.is_empty()
        });
        if !fits {
            wrong.push(format!("{at}: none of {options:?}"));
        }
        return;
    }
    let types = match &schema["type"] {
        Value::String(one) => vec![one.as_str()],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        other => return wrong.push(format!("{at}: the schema has the type {other}")),
    };
    let found = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let is_number = found == "integer" && types.contains(&"number");
    if !is_number && !types.contains(&found) {
        return wrong.push(format!("{at}: {found} is none of {types:?}"));
    }
    if let (Some(allowed), Value::String(_)) = (schema["enum"].as_array(), value)
        && !allowed.contains(value)
    {
        wrong.push(format!("{at}: {value} is none of {allowed:?}"));
    }
    for (place, item) in value.as_array().into_iter().flatten().enumerate() {
        mismatches(root, &schema["items"], item, &format!("{at}[{place}]"), wrong);
    }
    let Some(object) = value.as_object() else { return };
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !object.contains_key(name) {
            wrong.push(format!("{at}: {name} is missing"));
        }
    }
    for (name, value) in object {
        let known = &schema["properties"][name];
        let schema = if known.is_null() { &schema["additionalProperties"] } else { known };
        if schema.is_null() {
            wrong.push(format!("{at}: {name} is not described"));
        } else {
            mismatches(root, schema, value, &format!("{at}.{name}"), wrong);
        }
    }
}

#[test]
fn every_route_is_described_and_answers_as_described() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    let description = server.get("/openapi.json").json();
    assert!(description["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
    let paths: Vec<&str> =
        description["paths"].as_object().expect("paths").keys().map(String::as_str).collect();
    assert_eq!(
        paths,
        [
            "/",
            "/api/related",
            "/api/search",
            "/api/section",
            "/api/suggest",
            "/healthz",
            "/metrics",
            "/openapi.json",
            "/readyz"
        ]
    );
    let queries = [
        ("/api/search", "q=trieenr+khai&explain=true&limit=100", 200),
        ("/api/search", "q=%22blue+green&limit=3", 200),
        ("/api/search", "q=xqzzyv+wkkqpj", 200),
        ("/api/search", "q=a&limit=x", 400),
        ("/api/suggest", "q=blue", 200),
        ("/api/section", "id=content/4-Workshop/_index.vi.md%23", 200),
        ("/api/section", "id=content/4-Workshop/_index.vi.md%23&page=true", 200),
        ("/api/related", "id=content/4-Workshop/4.4-Infrastructure-as-Code/_index.vi.md%23&limit=3", 200),
        ("/api/related", "id=nowhere", 404),
        ("/api/related", "id=x&limit=x", 400),
        ("/api/section", "id=nowhere", 404),
        ("/api/section", "", 400),
        ("/api/suggest", "q=a&x=y", 400),
        ("/readyz", "", 200),
    ];
    for (path, query, status) in queries {
        let answer = server.get(&format!("{path}?{query}"));
        assert_eq!(answer.status(), status, "{path}?{query}");
        let content = &description["paths"][path]["get"]["responses"][status.to_string()]["content"];
        let content_type = answer.header("content-type").expect("a content type");
        let schema = &content[content_type]["schema"];
        assert!(!schema.is_null(), "{path} does not describe {content_type} for {status}: {content}");
        let mut wrong = Vec::new();
        mismatches(&description, schema, &answer.json(), path, &mut wrong);
        assert!(wrong.is_empty(), "{path}?{query}:\n{}", wrong.join("\n"));
    }
    // Every parameter that is described is taken, and a parameter that is not is refused.
    for path in ["/api/search", "/api/suggest"] {
        let parameters = description["paths"][path]["get"]["parameters"].as_array().expect("parameters");
        let names: Vec<&str> = parameters.iter().filter_map(|parameter| parameter["name"].as_str()).collect();
        let problem = server.get(&format!("{path}?q=a&nonsense=1")).is_problem(400);
        let detail = problem["detail"].as_str().expect("a detail");
        assert!(detail.ends_with(&format!("known ones are {}.", names.join(", "))), "{detail} {names:?}");
        for parameter in parameters {
            let (name, schema) = (parameter["name"].as_str().expect("a name"), &parameter["schema"]);
            let status = |value: &str| {
                let others = if name == "q" { "" } else { "q=a&" };
                server.get(&format!("{path}?{others}{name}={value}")).status()
            };
            if let Some(longest) = schema["maxLength"].as_u64().filter(|_| name == "q") {
                let longest = usize::try_from(longest).expect("a length");
                assert_eq!(status(&"a".repeat(longest)), 200, "{path} {name}");
                assert_ne!(status(&"a".repeat(longest + 1)), 200, "{path} {name}");
            }
            if let Some(most) = schema["maximum"].as_u64() {
                assert_eq!(status(&most.to_string()), 200, "{path} {name}");
                assert_eq!(status(&(most + 1).to_string()), 400, "{path} {name}");
                assert_eq!(status("-1"), 400, "{path} {name}");
            }
            if schema["pattern"].is_string() {
                assert_eq!(status("not!"), 400, "{path} {name}");
            }
            if !schema["default"].is_null() {
                let default =
                    schema["default"].as_str().map_or_else(|| schema["default"].to_string(), str::to_owned);
                let hits = |more: &str| server.get(&format!("{path}?q=a{more}")).json()["hits"].clone();
                assert_eq!(hits(&format!("&{name}={default}")), hits(""), "{path} {name}");
            }
        }
    }
    for (query, status) in
        [("id=", 400), ("id=x&nonsense=1", 400), ("id=x&page=perhaps", 400), ("id=x&page=", 404)]
    {
        server.get(&format!("/api/section?{query}")).is_problem(status);
    }
    // The page ignores what it does not know, and minds what it does.
    let parameters = description["paths"]["/"]["get"]["parameters"].as_array().expect("parameters");
    let names: Vec<&str> = parameters.iter().filter_map(|parameter| parameter["name"].as_str()).collect();
    let fields = Field::all().map(|field| field.name);
    assert_eq!(names, ["q"].into_iter().chain(fields).chain(["offset", "ui"]).collect::<Vec<_>>());
    for (wrong, status) in [("lang=not!", 400), ("year=x", 400), ("offset=x", 400), ("nonsense=x", 200)] {
        assert_eq!(server.get(&format!("/?q=a&{wrong}")).status(), status, "{wrong}");
    }
    assert_eq!(description["info"]["version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn a_client_made_from_the_description_finds_nothing_wrong() {
    if Command::new("schemathesis").arg("--version").output().is_err() {
        eprintln!("SKIPPED: there is no schemathesis here; `pip install schemathesis`");
        return;
    }
    let place = Workplace::with_sample();
    let server = Running::start(&place, &["--rate-limit", "0"]);
    let url = format!("http://{}/openapi.json", server.address);
    let ran = Command::new("schemathesis")
        .args(["run", &url, "--max-examples", "50", "--seed", "7", "--no-color"])
        .current_dir(place.path(""))
        .output()
        .expect("schemathesis runs");
    let output = [ran.stdout, ran.stderr].concat();
    // It shows queries of any length.
    let shown: Vec<String> =
        String::from_utf8_lossy(&output).lines().map(|line| line.chars().take(300).collect()).collect();
    assert!(ran.status.success(), "{}", shown.join("\n"));
    assert_eq!(server.metric("timra_panics_total"), 0.0);
}
