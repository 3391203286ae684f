//! A cluster answers as the engine does, to the last bit, where the best sections are among those that it finds.

use timra_engine::Query;
use timra_index::Sources;

use super::node::TestNode;
use super::proxy::Proxy;
use super::queries::QUERIES;
use super::site::{IndexedSite, ask, opened};
use crate::{ClusterAddress, Error, ReadOptions};

#[test]
fn the_sample_is_answered_alike() {
    let Some(node) = TestNode::shared() else { return };
    let site = IndexedSite::sample();
    let cluster = site.loaded(&node.address("equal-sample"));
    for (at, text) in QUERIES.into_iter().enumerate() {
        site.hold(&cluster, &Query { limit: 1000, explain: true, ..Query::new(text) });
        let (limit, offset, is_unfinished) = if at % 2 == 0 { (3, 4, false) } else { (8, 0, true) };
        site.hold(&cluster, &Query { limit, offset, is_unfinished, ..Query::new(text) });
    }
}

/// Words without spaces between them, and languages that only counts tell apart.
#[test]
fn other_scripts_and_languages_are_answered_alike() {
    let Some(node) = TestNode::shared() else { return };
    let site = IndexedSite::of_texts(&[
        ("ja", "ja", "東京都の天気予報は雨です。サーバーの設定を変更する。"),
        ("zh", "zh", "云计算平台的安全组设置，部署服务器。"),
        ("ko", "ko", "서버를 배포하고 데이터베이스를 백업한다."),
        ("th", "th", "การติดตั้งเซิร์ฟเวอร์และการสำรองข้อมูล"),
        ("fr", "fr", "Nous déployons nos sauvegardes dans les nuages chaque semaine. Les bases de données."),
        ("fr2", "fr", "La sauvegarde des serveurs et le déploiement continu. Information et structure."),
        ("de", "de", "Die Bereitstellung der Datenbank und die Sicherung der Server. Information."),
        ("en", "en", "Deploy the server and back up the database. Information and structure."),
        ("vi", "vi", "Triển khai máy chủ và sao lưu cơ sở dữ liệu."),
    ]);
    let cluster = site.loaded(&node.address("equal-scripts"));
    for text in [
        "サーバー",
        "東京",
        "安全组",
        "部署",
        "서버",
        "การติดตั้ง",
        "sauvegardes",
        "information",
        "deploiement",
        "\"information and structure\"",
        "lang:fr server",
        "structure",
        "may chu",
    ] {
        site.hold(&cluster, &Query::new(text));
    }
}

/// What a folder weighs, and translations that were learned.
#[test]
fn settings_of_a_site_count() {
    let Some(node) = TestNode::shared() else { return };
    let dir = tempfile::tempdir().expect("a directory");
    let (root, lexicon) = (dir.path().join("notes"), dir.path().join("lexicon.tsv"));
    std::fs::create_dir_all(root.join("log")).expect("directories");
    let page = |name: &str, text: &str| std::fs::write(root.join(name), text).expect("a page");
    page("log/one.md", "# Backup\n\nBackup of the database.\n");
    page("two.md", "# Guide\n\nA backup of the database is made each night. The grommet of the service.\n");
    page("three.md", "# Sổ tay\n\nCách xoay khoá mỗi quý.\n");
    page("timra.toml", "[index.weight]\nlog = 0.1\n");
    std::fs::write(&lexicon, "vi\txoay khoá\ten\tgrommet\t0.9\t0.9\n").expect("a lexicon");
    let site = IndexedSite::of(&Sources { roots: vec![root], lexicons: vec![lexicon], ..Sources::default() });
    let cluster = site.loaded(&node.address("equal-settings"));
    for text in ["backup database", "xoay khoá", "grommet"] {
        site.hold(&cluster, &Query::new(text));
    }
    assert_eq!(ask(&cluster, &Query::new("backup database")).hits[0].source.path, "two.md");
    assert!(ask(&cluster, &Query::new("grommet")).total > 1, "the translation was not used");
}

/// Where a query matches more than is fetched, the best are the same, and all are counted.
#[test]
fn more_than_is_fetched_is_counted() {
    let Some(node) = TestNode::shared() else { return };
    let texts: Vec<(String, String)> = (0..60)
        .map(|at| (format!("d{at}"), format!("Lighthouse n{at}. {}", "lamp ".repeat(at % 7))))
        .collect();
    let texts: Vec<(&str, &str, &str)> =
        texts.iter().map(|(id, text)| (id.as_str(), "en", text.as_str())).collect();
    let site = IndexedSite::of_texts(&texts);
    let cluster = site
        .loaded(&node.address("equal-many"))
        .with_options(ReadOptions { best: 10, ..ReadOptions::default() });
    let query = Query { limit: 3, ..Query::new("lighthouse") };
    let (here, there) = (site.engine.search(&query).expect("an answer"), ask(&cluster, &query));
    let ids = |hits: &[timra_engine::Hit]| hits.iter().map(|hit| hit.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&there.hits), ids(&here.hits));
    assert_eq!((there.total, there.about), (60, true));
    let languages = &there.facets["lang"];
    assert_eq!((languages[0].value.as_str(), languages[0].count), ("en", 60));
}

/// Values that are spelled in two ways are one, whether their sections were fetched or not.
#[test]
fn a_tag_is_counted_once() {
    let Some(node) = TestNode::shared() else { return };
    let dir = tempfile::tempdir().expect("a directory");
    for at in 0..60 {
        let tag = if at % 3 == 0 { "guide" } else { "Guide" };
        let text = format!(
            "---\ntitle: N{at}\ntags: [{tag}]\n---\n\nLighthouse n{at}. {}\n",
            "lamp ".repeat(at % 7)
        );
        std::fs::write(dir.path().join(format!("{at}.md")), text).expect("a page");
    }
    let roots = vec![dir.path().to_owned()];
    let site = IndexedSite::of(&Sources { roots, ..Sources::default() });
    let cluster = site
        .loaded(&node.address("equal-tags"))
        .with_options(ReadOptions { best: 10, ..ReadOptions::default() });
    let answer = ask(&cluster, &Query::new("lighthouse"));
    assert!(answer.about, "more match than were fetched");
    let tags: Vec<&str> = answer.facets["tag"].iter().map(|tag| tag.value.as_str()).collect();
    assert_eq!(tags, ["Guide"]);
    assert!(answer.facets["tag"][0].count >= 60, "{answer:?}");
}

/// Where a part of the cluster does not answer, nobody takes what is there for everything.
#[test]
fn what_is_not_everything_is_said_to_be_partial() {
    let Some(node) = TestNode::shared() else { return };
    let site = IndexedSite::of_texts(&[("a", "en", "A lighthouse."), ("b", "en", "Another lighthouse.")]);
    site.load(&node.address("equal-partial")).expect("a loaded index");
    let proxy = Proxy::before(&node.url, |_| None).saying("_msearch", |reply| {
        reply["responses"][0]["_shards"]["failed"] = 1.into();
    });
    let address: ClusterAddress =
        format!("opensearch={}/equal-partial", proxy.url).parse().expect("an address");
    let query = Query::new("lighthouse");
    let answer = ask(&opened(&address), &query);
    assert!(answer.partial && answer.hits.len() == 2, "{answer:?}");
    let ranked = opened(&address).rank(&query, &timra_engine::SystemClock::start());
    assert!(matches!(ranked, Err(Error::Partial { .. })), "{ranked:?}");
    assert!(!ask(&opened(&node.address("equal-partial")), &query).partial);
}
