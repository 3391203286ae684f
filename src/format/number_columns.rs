//! The columns of numbers: what whoever takes a whole index elsewhere reads of every section.

use tantivy::SegmentReader;
use tantivy::columnar::Column;
use tantivy::fieldnorm::FieldNormReader;
use timra_language::Zone;

use super::OpenIndex;

/// The columns of numbers of an index, open. Opening a column takes longer than reading a number of it.
pub struct NumberColumns<'i> {
    index: &'i OpenIndex,
    segments: Vec<SegmentColumns>,
}

/// The columns of one segment.
struct SegmentColumns {
    lengths: [FieldNormReader; Zone::ALL.len()],
    translation_group: Column<u64>,
    sketch: Column<u64>,
    heading_words: Column<u64>,
    weight: Column<u64>,
    day: Column<u64>,
}

/// The numbers of one section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumbersOfSection {
    /// Number of words in each zone, as Tantivy encodes it.
    pub lengths: [u8; Zone::ALL.len()],
    /// The translation group, if it has one.
    pub translation_group: Option<u64>,
    /// Sketch of the words.
    pub sketch: u64,
    /// Number of words in the heading.
    pub heading_words: u32,
    /// What the score is multiplied by, in hundredths; 0 if that changes nothing.
    pub weight: u32,
    /// The day, as `timra_stored::day_number` gives it; 0 for none.
    pub day: u32,
}

impl OpenIndex {
    /// Opens the columns of numbers.
    ///
    /// # Errors
    /// The error of Tantivy, if its files are damaged.
    pub fn number_columns(&self) -> tantivy::Result<NumberColumns<'_>> {
        let segments =
            self.searcher.segment_readers().iter().map(|segment| SegmentColumns::open(self, segment));
        Ok(NumberColumns { index: self, segments: segments.collect::<tantivy::Result<_>>()? })
    }
}

impl NumberColumns<'_> {
    /// The numbers of `section`.
    ///
    /// # Errors
    /// The error of Tantivy, if its files are damaged.
    pub fn of(&self, section: u32) -> tantivy::Result<NumbersOfSection> {
        let (index, at) = (self.index, self.index.sections.address(section));
        let (segment, doc) = (&self.segments[at.segment_ord as usize], at.doc_id);
        let day = segment.day.first(doc).map(|number| index.day(section, number)).transpose()?.flatten();
        let of_build = || segment.translation_group.first(doc);
        Ok(NumbersOfSection {
            lengths: segment.lengths.each_ref().map(|lengths| lengths.fieldnorm_id(doc)),
            translation_group: index.translation_groups.of(section).or_else(of_build),
            sketch: segment.sketch.first(doc).unwrap_or_default(),
            heading_words: small(segment.heading_words.first(doc)),
            weight: small(segment.weight.first(doc)),
            day: small(day),
        })
    }
}

impl SegmentColumns {
    fn open(index: &OpenIndex, segment: &SegmentReader) -> tantivy::Result<Self> {
        let column = |name: &str| segment.fast_fields().u64(name);
        let lengths = |zone| segment.get_fieldnorms_reader(index.fields.zone(zone));
        let [title, heading, place, body] = Zone::ALL.map(lengths);
        Ok(Self {
            lengths: [title?, heading?, place?, body?],
            translation_group: column("twin")?,
            sketch: column("sketch")?,
            heading_words: column("heading_words")?,
            weight: column("weight")?,
            day: column("day")?,
        })
    }
}

fn small(number: Option<u64>) -> u32 {
    u32::try_from(number.unwrap_or_default()).unwrap_or(u32::MAX)
}
