//! The fields of the Tantivy index.

use std::sync::LazyLock;

use tantivy::schema::{
    FAST, Field, IndexRecordOption, NumericOptions, STORED, Schema, TextFieldIndexing, TextOptions,
};
use timra_language::Zone;

/// Name of the tokenizer that reads the terms of a text: every writer of an index registers one under it.
pub const TERM_STREAM: &str = "timra_terms";

/// Numbers of terms by zone, in the order of [`Zone::ALL`].
pub type Lengths = [u64; Zone::ALL.len()];

/// The fields of an index.
#[derive(Debug, Clone)]
pub struct Fields {
    /// One field a zone, in the order of [`Zone::ALL`]; values are streams of terms, which are
    /// [`timra_language::TermKey`]s with positions.
    pub zones: [Field; Zone::ALL.len()],
    /// Neighbouring words of all zones that may be one ([`timra_language::Bond`]); values are streams of terms, which are
    /// [`super::PairKey`]s without positions.
    pub pairs: Field,
    /// Its page: a hash of site and path, by which a page is replaced.
    pub page: Field,
    /// Name of its site.
    pub site: Field,
    /// Path of its page relative to the site's root.
    pub path: Field,
    /// Day that its text gives, else the page's front matter, as the number `YYYYMMDD`; none if neither does.
    pub day: Field,
    /// Its language.
    pub lang: Field,
    /// What it shares with its translations: a hash of the page without its language, and of which section of how
    /// many it is.
    pub twin: Field,
    /// What it shares with its copies: a [`super::sketch()`] of its words.
    pub sketch: Field,
    /// How many words its own heading has; where its page begins, the page's title.
    pub heading_words: Field,
    /// Its place in the order of the content, for a stable order among equals.
    pub ordinal: Field,
    /// What is shown of its page: a [`super::StoredPage`] as JSON.
    pub stored_page: Field,
    /// What it is called: a [`super::SectionName`], encoded; none where that takes no byte.
    pub name: Field,
    /// What is shown of it: a [`super::StoredSection`] as JSON, without its text.
    pub stored: Field,
    /// Its visible text.
    pub text: Field,
    /// Encoded [`super::Spans`] of the words of its text.
    pub spans: Field,
}

impl Fields {
    /// The fields.
    pub fn get() -> &'static Self {
        static FIELDS: LazyLock<Fields> = LazyLock::new(|| Fields::schema().1);
        &FIELDS
    }

    /// The schema and its fields.
    pub fn schema() -> (Schema, Self) {
        let mut schema = Schema::builder();
        // Text was cut into terms by its languages.
        let indexed = |option, has_lengths| {
            TextOptions::default().set_indexing_options(
                TextFieldIndexing::default()
                    .set_tokenizer(TERM_STREAM)
                    .set_index_option(option)
                    .set_fieldnorms(has_lengths),
            )
        };
        let zones = Zone::ALL.map(|zone| {
            schema.add_text_field(zone.name(), indexed(IndexRecordOption::WithFreqsAndPositions, true))
        });
        // Names that are looked for as they are; nothing is scored by them.
        let whole = TextFieldIndexing::default().set_tokenizer("raw").set_fieldnorms(false);
        let whole = TextOptions::default().set_indexing_options(whole);
        let fields = Self {
            zones,
            pairs: schema.add_text_field("pairs", indexed(IndexRecordOption::WithFreqs, false)),
            page: schema.add_u64_field("page", NumericOptions::default().set_indexed()),
            site: schema.add_text_field("site", whole.clone()),
            path: schema.add_text_field("path", whole.clone()),
            day: schema.add_u64_field("day", FAST),
            lang: schema.add_text_field("lang", whole),
            twin: schema.add_u64_field("twin", FAST),
            sketch: schema.add_u64_field("sketch", FAST),
            heading_words: schema.add_u64_field("heading_words", FAST),
            ordinal: schema.add_u64_field("ordinal", FAST),
            stored_page: schema.add_bytes_field("stored_page", FAST),
            name: schema.add_bytes_field("name", FAST),
            stored: schema.add_bytes_field("stored", STORED),
            text: schema.add_text_field("text", TextOptions::default().set_stored()),
            spans: schema.add_bytes_field("spans", STORED),
        };
        (schema.build(), fields)
    }

    /// The field of `zone`.
    pub fn zone(&self, zone: Zone) -> Field {
        self.zones[zone as usize]
    }
}
