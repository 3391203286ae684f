//! `timra related`: what goes on from a section.

use serde_json::Value;

use super::workplace::Workplace;

fn ids(related: &Value) -> Vec<String> {
    let hits = related["related"].as_array().expect("sections").iter();
    hits.map(|hit| hit["id"].as_str().expect("an id").to_owned()).collect()
}

fn related(place: &Workplace, id: &str) -> Vec<String> {
    let ran = place.timra(&["related", "--frozen", "--format", "json", id, "-n", "20"]);
    let found = ids(&ran.json());
    ran.exits(i32::from(found.is_empty()));
    found
}

/// Notes about machines and about food in two languages, one of them twice.
fn notes() -> Workplace {
    let place = Workplace::empty();
    place.write("hugo.toml", "defaultContentLanguage = 'en'\n[languages.en]\n[languages.vi]\n");
    let balancer = "The load balancer spreads requests over healthy servers, and checks the health of each server every ten seconds.";
    for (path, text) in [
        ("balancer.en.md", format!("---\ntitle: Load balancer\n---\n{balancer}\n\n## Health checks\n\nA server that fails three health checks gets no requests from the load balancer.\n")),
        ("balancer.vi.md", "---\ntitle: Bộ cân bằng tải\n---\nBộ cân bằng tải chia yêu cầu cho các máy chủ khoẻ mạnh.\n\n## Kiểm tra\n\nMáy chủ hỏng ba lần kiểm tra thì không nhận yêu cầu.\n".to_owned()),
        ("copy.en.md", format!("---\ntitle: Load balancer\n---\n{balancer}\n")),
        ("outage.en.md", "---\ntitle: Outage\n---\nThe load balancer sent requests to servers that failed their health checks.\n".to_owned()),
        ("su-co.vi.md", "---\ntitle: Sự cố\n---\nCân bằng tải gửi yêu cầu tới máy chủ đã hỏng vì kiểm tra sai.\n".to_owned()),
        ("tea.en.md", "---\ntitle: Tea\n---\nTea is ready at four. Bring a cup.\n".to_owned()),
        ("rice.vi.md", "---\ntitle: Cơm\n---\nCơm chín lúc mười hai giờ.\n".to_owned()),
    ] {
        place.write(format!("content/{path}"), text);
    }
    place.timra(&["index"]).exits(0);
    place
}

#[test]
fn related_sections_are_on_other_pages_in_both_languages() {
    let place = notes();
    let found = related(&place, "content/balancer.en.md#");
    assert!(found.iter().any(|id| id.starts_with("content/outage.en.md")), "{found:?}");
    assert!(found.iter().any(|id| id.starts_with("content/su-co.vi.md")), "{found:?}");
    for other in ["balancer", "copy", "tea", "rice"] {
        assert!(!found.iter().any(|id| id.contains(other)), "{other} in {found:?}");
    }
}

#[test]
fn no_section_is_related_to_its_own_page_or_to_a_version_of_it() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let page = |id: &str| id.split('#').next().unwrap_or_default().replace(".vi.md", ".md");
    let mut all = 0;
    for id in [
        "content/4-Workshop/4.4-Infrastructure-as-Code/_index.md#",
        "content/4-Workshop/4.4-Infrastructure-as-Code/_index.vi.md#",
        "content/4-Workshop/4.3-Deploy-Blue-Green/_index.md#",
        "content/4-Workshop/4.3-Deploy-Blue-Green/_index.vi.md#",
    ] {
        let found = related(&place, id);
        assert!(found.iter().all(|other| page(other) != page(id)), "{id}: {found:?}");
        all += found.len();
    }
    assert!(all > 4, "{all}");
}

#[test]
fn what_has_nothing_related_and_what_is_not_there_are_1() {
    let place = notes();
    place.timra(&["related", "content/tea.en.md#"]).exits(1);
    place.timra(&["related", "nowhere"]).exits(1).says(&["no section"]);
    let ran = place.timra(&["related", "content/balancer.en.md#", "-n", "1"]).exits(0);
    assert!(ran.stdout.contains("Outage") || ran.stdout.contains("Sự cố"), "{}", ran.stdout);
}

#[test]
fn a_page_without_text_before_its_first_heading_is_known_by_what_follows() {
    let place = notes();
    let health = "A server that fails three health checks gets no requests: the load balancer asks each server every ten seconds.";
    place.write("content/empty.en.md", format!("---\ntitle: Week 6\n---\n\n## Tasks\n\n{health}\n"));
    place.timra(&["index"]).exits(0);
    let found = related(&place, "content/empty.en.md#");
    assert!(found.iter().any(|id| id.starts_with("content/balancer.en.md")), "{found:?}");
}

#[test]
fn pages_that_say_only_that_they_are_being_written_have_nothing_in_common() {
    let place = notes();
    for name in ["Loops", "Strings", "Threads"] {
        let text = format!("---\ntitle: {name}\n---\nComing soon. This content is being prepared.\n");
        place.write(format!("content/{}.en.md", name.to_lowercase()), text);
    }
    place.timra(&["index"]).exits(0);
    assert_eq!(related(&place, "content/loops.en.md#"), Vec::<String>::new());
}

#[test]
fn of_a_section_and_its_version_the_one_in_the_language_of_the_reader_is_related() {
    let place = notes();
    for (path, text) in [
        (
            "alarm.en.md",
            "---\ntitle: Alarm\n---\nThe load balancer wakes whoever is on call when three servers fail their health checks in ten seconds.\n",
        ),
        ("alarm.vi.md", "---\ntitle: Báo động\n---\nKhi ba máy chủ cùng hỏng, người trực được gọi dậy.\n"),
    ] {
        place.write(format!("content/{path}"), text);
    }
    place.timra(&["index"]).exits(0);
    let of_english = related(&place, "content/balancer.en.md#");
    assert!(of_english.iter().any(|id| id.starts_with("content/alarm.en.md")), "{of_english:?}");
    let of_vietnamese = related(&place, "content/su-co.vi.md#");
    assert!(!of_vietnamese.iter().any(|id| id.starts_with("content/alarm.en.md")), "{of_vietnamese:?}");
}
