//! A bundle answers as the engine does, to the last bit.

use std::path::{Path, PathBuf};

use timra_engine::Query;
use timra_index::Sources;

use super::queries::QUERIES;
use super::site::{BundledSite, Visitor};

/// Holds a query, and the same while it is typed: each of the first letters, and some of the others.
fn hold_typed(visitor: &Visitor, text: &str) {
    visitor.hold(&Query::new(text));
    for (end, _) in text.char_indices().skip(1).filter(|(at, _)| *at < 8 || at % 5 == 0) {
        visitor.hold(&Query { is_unfinished: true, limit: 8, ..Query::new(&text[..end]) });
    }
    visitor.hold(&Query { is_unfinished: true, limit: 8, ..Query::new(text) });
}

#[test]
fn the_sample_is_answered_alike() {
    let site = BundledSite::sample();
    let visitor = site.visitor();
    for text in QUERIES {
        hold_typed(&visitor, text);
        visitor.hold(&Query { limit: 1000, explain: true, ..Query::new(text) });
        visitor.hold(&Query { limit: 3, offset: 4, ..Query::new(text) });
    }
}

#[test]
fn a_query_fetches_few_pieces_in_few_rounds() {
    let site = BundledSite::sample();
    for text in QUERIES {
        let visitor = site.visitor();
        visitor.ask(&Query::new(text));
        let (rounds, fetched) = (*visitor.rounds.borrow(), visitor.fetched.borrow()[0]);
        assert!(rounds <= 4 && fetched < site.exported.pieces, "{text}: {rounds} rounds, {fetched} pieces");
        visitor.ask(&Query::new(text));
        assert_eq!((*visitor.rounds.borrow(), visitor.fetched.borrow()[1]), (1, 0), "{text}: all is there");
    }
}

/// Words without spaces between them, and languages that only counts tell apart.
#[test]
fn other_scripts_and_languages_are_answered_alike() {
    let site = BundledSite::of_texts(&[
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
    let visitor = site.visitor();
    for text in [
        "サーバー",
        "東京",
        "安全组",
        "部署",
        "서버",
        "백업",
        "การติดตั้ง",
        "sauvegardes",
        "information",
        "deploiement",
        "datenbank",
        "lang:fr server",
        "structure",
        "máy chủ",
        "may chu",
    ] {
        hold_typed(&visitor, text);
    }
}

/// Translations that were learned from the content count as they do in the engine.
#[test]
fn learned_translations_count() {
    let dir = tempfile::tempdir().expect("a directory");
    let (root, lexicon) = (dir.path().join("notes"), dir.path().join("lexicon.tsv"));
    std::fs::create_dir(&root).expect("a directory");
    let page = |name: &str, text: &str| std::fs::write(root.join(name), text).expect("a page");
    page("one.md", "# Sổ tay\n\nCách xoay khoá mỗi quý.\n");
    page("two.md", "# Handbook\n\nThe grommet of the service.\n");
    std::fs::write(&lexicon, "vi\txoay khoá\ten\tgrommet\t0.9\t0.9\n").expect("a lexicon");
    let sources = Sources { roots: vec![root], lexicons: vec![lexicon], ..Sources::default() };
    let site = BundledSite::of(&sources);
    let visitor = site.visitor();
    for text in ["xoay khoá", "xoay khoa", "grommet"] {
        hold_typed(&visitor, text);
    }
    assert!(visitor.ask(&Query::new("grommet")).total > 1, "the translation was not used");
}

/// What a folder weighs, it weighs in a bundle.
#[test]
fn weights_of_folders_count() {
    let dir = tempfile::tempdir().expect("a directory");
    let root = dir.path().join("notes");
    std::fs::create_dir_all(root.join("log")).expect("directories");
    let page = |name: &str, text: &str| std::fs::write(root.join(name), text).expect("a page");
    page("log/one.md", "# Backup\n\nBackup of the database.\n");
    page("two.md", "# Guide\n\nA backup of the database is made each night.\n");
    page("timra.toml", "[index.weight]\nlog = 0.1\n");
    let site = BundledSite::of(&Sources { roots: vec![root], ..Sources::default() });
    let visitor = site.visitor();
    hold_typed(&visitor, "backup database");
    assert_eq!(visitor.ask(&Query::new("backup database")).hits[0].source.path, "two.md");
}

/// Judged queries over published sites, where they are to be had.
#[test]
fn judged_queries_are_answered_alike() {
    let Some(shared) = std::env::var_os("TIMRA_SHARED").map(PathBuf::from) else {
        println!("SKIPPED: TIMRA_SHARED names no judged queries");
        return;
    };
    let roots = sites(&shared.join("corpus"));
    let queries = timra_evaluation::read_queries(&shared.join("eval/reports/queries.tsv")).expect("queries");
    let site = BundledSite::of(&Sources { roots, ..Sources::default() });
    let visitor = site.visitor();
    for query in &queries {
        visitor.hold(&Query::new(&query.text));
        visitor.hold(&Query { is_unfinished: true, limit: 8, ..Query::new(&query.text) });
    }
}

/// The sites of reports below a directory.
fn sites(corpus: &Path) -> Vec<PathBuf> {
    let entries =
        std::fs::read_dir(corpus).expect("a directory").map(|entry| entry.expect("an entry").path());
    let is_report =
        |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("fcj-"));
    let mut sites: Vec<PathBuf> = entries.filter(is_report).collect();
    sites.sort();
    sites
}
