//! The way from files to an index, stage by stage, with what each allocates.
//!
//! `TIMRA_BENCH_CONTENT` names another content folder than the project's own.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher};
use tempfile::TempDir;
use timra_corpus::{CorpusOptions, Page, PageOutcome, Site, SourceFile};
use timra_format::{Fields, SiteLexicon};
use timra_index::{
    Generations, IndexedPage, Inputs, Memory, NewGeneration, PageRecord, Progress, Sources, build, prepare,
};
use timra_language as language;

#[global_allocator]
static ALLOCATOR: AllocProfiler<mimalloc::MiMalloc> = AllocProfiler::new(mimalloc::MiMalloc);

fn main() {
    divan::main();
}

/// The content, after each stage.
struct Content {
    sites: Vec<Site>,
    files: Vec<(usize, SourceFile)>,
    pages: Vec<Page>,
}

fn root() -> PathBuf {
    let own = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/content"));
    env::var_os("TIMRA_BENCH_CONTENT").map_or_else(own, PathBuf::from)
}

fn walked() -> (Vec<Site>, Vec<(usize, SourceFile)>) {
    let mut ignored = Vec::new();
    let sites = timra_corpus::sites(&[root()], &CorpusOptions::default(), &mut ignored).expect("sites");
    let mut files = Vec::new();
    for (place, site) in sites.iter().enumerate() {
        files.extend(site.files(&mut ignored).into_iter().map(|file| (place, file)));
    }
    (sites, files)
}

fn read(site: &Site, file: &SourceFile) -> Option<Page> {
    match site.page(file, &mut Vec::new()) {
        PageOutcome::Page(page) => Some(*page),
        _ => None,
    }
}

fn content() -> &'static Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(|| {
        let (sites, files) = walked();
        let pages = files.iter().filter_map(|(place, file)| read(&sites[*place], file)).collect();
        Content { sites, files, pages }
    })
}

fn markdown_bytes() -> BytesCount {
    BytesCount::new(content().files.iter().map(|(_, file)| file.stamp.len).sum::<u64>())
}

fn text_bytes() -> BytesCount {
    let sections = content().pages.iter().flat_map(|page| &page.sections);
    BytesCount::new(sections.map(|section| section.text.len()).sum::<usize>())
}

#[divan::bench]
fn walk(bencher: Bencher) {
    bencher.counter(markdown_bytes()).bench(walked);
}

#[divan::bench]
fn parse(bencher: Bencher) {
    let Content { sites, files, .. } = content();
    bencher
        .counter(markdown_bytes())
        .bench(|| files.iter().filter_map(|(place, file)| read(&sites[*place], file)).count());
}

#[divan::bench]
fn analyse(bencher: Bencher) {
    let texts = || content().pages.iter().flat_map(|page| &page.sections).map(|section| &section.text);
    bencher.counter(text_bytes()).bench(|| texts().map(|text| language::analyze(text).len()).sum::<usize>());
}

#[divan::bench]
fn detect(bencher: Bencher) {
    let texts = || content().pages.iter().flat_map(|page| &page.sections).map(|section| &section.text);
    bencher
        .counter(text_bytes())
        .bench(|| texts().filter_map(|text| language::detect(text, &["en", "vi"])).count());
}

/// Everything that makes documents of pages; [`analyse`] and [`detect`] are parts of it.
#[divan::bench]
fn documents(bencher: Bencher) {
    let (_, fields) = Fields::schema();
    let prepared = |page| prepare(&fields, page, &["en", "vi"]).len();
    bencher.counter(text_bytes()).bench(|| content().pages.iter().map(prepared).sum::<usize>());
}

#[divan::bench]
fn write(bencher: Bencher) {
    let (_, fields) = Fields::schema();
    let prepared = |page: &Page| {
        let documents = prepare(&fields, page, &["en", "vi"]);
        let (site, path) = (page.site.clone(), page.path.clone());
        let page = Some(IndexedPage::new(page, &documents));
        (PageRecord { site, path, page, ..PageRecord::default() }, documents)
    };
    let input = || {
        let prepared = content().pages.iter().map(prepared).collect::<Vec<_>>();
        (tempfile::tempdir().expect("a directory"), prepared)
    };
    bencher.counter(text_bytes()).with_inputs(input).bench_values(|(dir, prepared)| {
        let generations = Generations::take(dir.path()).expect("ours");
        let mut new =
            NewGeneration::begin(generations, Memory(Sources::MEMORY), true).expect("a new generation");
        new.add(prepared, None).expect("added");
        new.publish(Inputs::default(), &SiteLexicon::default()).expect("published");
        dir
    });
}

#[divan::bench]
fn whole_build(bencher: Bencher) {
    let sources = Sources { roots: vec![root()], ..Sources::default() };
    let place = || tempfile::tempdir().expect("a directory");
    bencher.counter(markdown_bytes()).with_inputs(place).bench_values(|dir: TempDir| {
        build(&sources, dir.path(), &Progress::silent()).expect("built");
        dir
    });
}

/// A build after one page has changed, of a copy of the content.
#[divan::bench]
fn one_page_changed(bencher: Bencher) {
    let place = tempfile::tempdir().expect("a directory");
    let copies: Vec<PathBuf> = content()
        .files
        .iter()
        .map(|(_, file)| {
            let copy = place
                .path()
                .join("content")
                .join(file.full_path.strip_prefix(root()).expect("below the root"));
            fs::create_dir_all(copy.parent().expect("a folder")).expect("folders");
            fs::copy(&file.full_path, &copy).expect("a copy");
            copy
        })
        .collect();
    let sources = Sources { roots: vec![place.path().join("content")], ..Sources::default() };
    let index = place.path().join("index");
    build(&sources, &index, &Progress::silent()).expect("built");
    let changed = &copies[copies.len() / 2];
    let change = || {
        let text = fs::read_to_string(changed).expect("a page");
        fs::write(changed, text + "\nA word more.\n").expect("a change");
    };
    bencher
        .with_inputs(change)
        .bench_values(|()| build(&sources, &index, &Progress::silent()).expect("built"));
}
