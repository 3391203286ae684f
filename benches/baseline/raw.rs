//! Tantivy as its first example has it: two text fields, the default tokenizer.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::Instant;

use serde::Deserialize;
use serde_json::{Value, json};
use tantivy::collector::TopDocs;
use tantivy::query::BooleanQuery;
use tantivy::schema::{Field, STORED, STRING, Schema, TEXT};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{DocAddress, Index, IndexWriter, Searcher, TantivyDocument, Term, doc};

use super::Result;
use super::times::processor_seconds;

/// Bytes of postings that each thread holds in memory; timra's writer has as many.
const WRITER_MEMORY: usize = 256 << 20;

/// How many sections are asked for.
const LIMIT: usize = 10;

#[derive(Deserialize)]
struct Section {
    id: String,
    title: String,
    text: String,
}

/// Builds an index of the sections in `jsonl`; reading them is not counted.
pub(crate) fn build(jsonl: &Path, dir: &Path, threads: usize) -> Result<Value> {
    let lines = BufReader::new(File::open(jsonl)?).lines();
    let sections: Vec<Section> =
        lines.map(|line| Ok(serde_json::from_str(&line?)?)).collect::<Result<_>>()?;
    fs::create_dir_all(dir)?;
    let (started, spent) = (Instant::now(), processor_seconds());
    let mut schema = Schema::builder();
    let id = schema.add_text_field("id", STRING | STORED);
    let title = schema.add_text_field("title", TEXT | STORED);
    let text = schema.add_text_field("text", TEXT | STORED);
    let index = Index::create_in_dir(dir, schema.build())?;
    let mut writer: IndexWriter = index.writer_with_num_threads(threads, threads * WRITER_MEMORY)?;
    for section in &sections {
        writer.add_document(
            doc!(id => section.id.as_str(), title => section.title.as_str(), text => section.text.as_str()),
        )?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok(json!({"wall": started.elapsed().as_secs_f64(), "processor": processor_seconds() - spent}))
}

/// Such an index, open.
pub(crate) struct Raw {
    searcher: Searcher,
    analyzer: TextAnalyzer,
    fields: [Field; 2],
}

impl Raw {
    pub(crate) fn open(dir: &Path) -> Result<Self> {
        let index = Index::open_in_dir(dir)?;
        let schema = index.schema();
        let fields = [schema.get_field("title")?, schema.get_field("text")?];
        let analyzer = index.tokenizer_for_field(fields[1])?;
        Ok(Self { searcher: index.reader()?.searcher(), analyzer, fields })
    }

    /// The best sections for any of the words, which Tantivy finds without looking at all of them (block-max WAND).
    pub(crate) fn search(&self, words: &str) -> Result<Vec<(f32, DocAddress)>> {
        let mut terms = Vec::new();
        let mut analyzer = self.analyzer.clone();
        analyzer.token_stream(words).process(&mut |token| {
            terms.extend(self.fields.map(|field| Term::from_field_text(field, &token.text)));
        });
        let query = BooleanQuery::new_multiterms_query(terms);
        Ok(self.searcher.search(&query, &TopDocs::with_limit(LIMIT).order_by_score())?)
    }

    /// The same with what is stored of them.
    pub(crate) fn documents(&self, words: &str) -> Result<Vec<TantivyDocument>> {
        self.search(words)?.into_iter().map(|(_, at)| Ok(self.searcher.doc(at)?)).collect()
    }
}
