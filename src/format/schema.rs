//! The schema: the fields of the Tantivy index.

use std::sync::LazyLock;

use tantivy::schema::{
    FAST, Field, IndexRecordOption, NumericOptions, STORED, Schema, TextFieldIndexing, TextOptions,
};
use timra_language::Zone;

/// Name of the tokenizer that reads the terms of a text. Every writer of an index registers one under this name.
pub const TERM_STREAM: &str = "timra_terms";

/// Numbers of terms, one for each zone in the order of [`Zone::ALL`].
pub type Lengths = [u64; Zone::ALL.len()];

/// The fields of an index. Each document is a section.
#[derive(Debug, Clone)]
pub struct Fields {
    /// The field of each zone, in the order of [`Zone::ALL`]. Values are streams of terms: [`timra_language::TermKey`]s
    /// with positions.
    pub zones: [Field; Zone::ALL.len()],
    /// Pairs of neighbouring words of all zones that may be one word ([`timra_language::Joining`]). Values are streams
    /// of terms: [`super::PairKey`]s without positions.
    pub pairs: Field,
    /// Number of the page: XXH3 (64 bits) of `<site>/<path>`. Replacing a page deletes every section with its number.
    pub page: Field,
    /// Name of the site.
    pub site: Field,
    /// Tags of the page, as they are written.
    pub tag: Field,
    /// Categories of the page, as they are written.
    pub category: Field,
    /// First folder of the page.
    pub folder: Field,
    /// Path of the page, relative to the root of the site.
    pub path: Field,
    /// Day of the section: the first date in its text, or else the date of the page, as [`super::column_of_day`] gives it.
    /// No value if there is none.
    pub day: Field,
    /// Language of the section, a BCP 47 tag.
    pub lang: Field,
    /// Number of the translation group: a hash of the page without its language, and of the index of the section on the
    /// page. [`super::TranslationGroups`] has others for pages that differ between languages.
    pub translation_group: Field,
    /// What the section keeps when it is translated, as a number that `timra-alignment` makes and compares; none for a page
    /// without a declared language or with one section.
    pub outline: Field,
    /// A [`super::sketch()`] of the words of the section. Copies have equal sketches but for a few bits.
    pub sketch: Field,
    /// Number of words in the heading of the section; for the first section of a page, in the title of the page.
    pub heading_words: Field,
    /// What the score of the section is multiplied by, in hundredths. No value if that is 100.
    pub weight: Field,
    /// Numbers that find a page, on its first section only: of its id, of its address, and of the translation group of
    /// that section.
    pub lookup: Field,
    /// Number that orders the sections as the content does, with gaps for sections that come later.
    pub ordinal: Field,
    /// The stored values of the page: a [`super::StoredPage`] as JSON.
    pub stored_page: Field,
    /// Id and anchor of the section: an encoded [`super::SectionName`]; no value if the encoding is empty.
    pub name: Field,
    /// Markdown of the section, packed against its heading and its text; no value if it is the text. It has a column of
    /// its own, so that searches do not read it.
    pub markdown: Field,
    /// The stored values of the section: a [`super::StoredSection`] as JSON, without the text.
    pub stored: Field,
    /// Visible text of the section.
    pub text: Field,
    /// The spans of the words in the text: encoded [`super::Spans`].
    pub spans: Field,
}

impl Fields {
    /// The fields of every index.
    pub fn get() -> &'static Self {
        static FIELDS: LazyLock<Fields> = LazyLock::new(|| Fields::schema().1);
        &FIELDS
    }

    /// The schema of an index and its fields.
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
            tag: schema.add_text_field("tag", whole.clone()),
            category: schema.add_text_field("category", whole.clone()),
            folder: schema.add_text_field("folder", whole.clone()),
            path: schema.add_text_field("path", whole.clone()),
            day: schema.add_u64_field("day", FAST),
            lang: schema.add_text_field("lang", whole),
            // The name is older than the term and is part of the format.
            translation_group: schema.add_u64_field("twin", FAST),
            outline: schema.add_u64_field("outline", FAST),
            sketch: schema.add_u64_field("sketch", FAST),
            heading_words: schema.add_u64_field("heading_words", FAST),
            weight: schema.add_u64_field("weight", FAST),
            lookup: schema.add_u64_field("lookup", NumericOptions::default().set_indexed()),
            ordinal: schema.add_u64_field("ordinal", FAST),
            stored_page: schema.add_bytes_field("stored_page", FAST),
            name: schema.add_bytes_field("name", FAST),
            markdown: schema.add_bytes_field("markdown", FAST),
            stored: schema.add_bytes_field("stored", STORED),
            text: schema.add_text_field("text", TextOptions::default().set_stored()),
            spans: schema.add_bytes_field("spans", STORED),
        };
        (schema.build(), fields)
    }

    /// The field that holds the terms of `zone`.
    pub fn zone(&self, zone: Zone) -> Field {
        self.zones[zone as usize]
    }
}
