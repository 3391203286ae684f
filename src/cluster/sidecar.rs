//! The sidecar: what every reader of an index in a cluster needs of it as a whole.

use std::io::{Read, Write};
use std::ops::Range;
use std::path::Path;
use std::sync::OnceLock;

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use foldhash::HashMap;
use timra_bundle::{Bytes, SectionNumbers, VALUES, Words, push_blob};
use timra_format::{LEXICON, Manifest, SiteLexicon, page_around};
use timra_language::{StemmerOnly, Zone};
use timra_plan::Variant;
use timra_stored::{varint, year_of};

use super::near_words::NearWords;
use super::vocabulary::MOST_KEYS;
use super::{Error, Result};

/// The first bytes of a sidecar.
const SIGN: &[u8] = b"timra sidecar";

/// Bytes of a sidecar, unpacked, at most.
const LONGEST: u64 = 8 << 30;

/// What every reader of an index in a cluster needs of it as a whole: the dictionaries, so that plans and statistics are those
/// of the whole index, and what is known of every section in numbers.
pub(crate) struct Sidecar {
    /// The manifest of the index that was loaded.
    pub manifest: Manifest,
    /// The languages by which terms are counted, with the number of sections in each.
    pub languages: Vec<(String, u64)>,
    pub pages: Vec<SidecarPage>,
    pub numbers: SectionNumbers,
    pub words: Words,
    /// The pairs of words; how many sections have one stands where a term has that of the first zone.
    pub pairs: Words,
    /// Learned translations, as the index has them.
    pub learned: String,
    pub lexicon: SiteLexicon,
    pub stemmers: Vec<&'static StemmerOnly>,
    /// By section, whether it is the first one of a page.
    begins: Vec<bool>,
    /// By zone, how many sections have words in it.
    with_zone: [u64; Zone::ALL.len()],
    pages_by_group: OnceLock<HashMap<u32, Vec<u32>>>,
    near_words: NearWords,
}

/// A page of an index in a cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SidecarPage {
    pub path: String,
    /// Number of sections.
    pub sections: u32,
    /// Whether the first section begins the page.
    pub begins: bool,
}

impl Sidecar {
    /// A sidecar of these parts.
    pub(crate) fn new(
        (manifest, languages, learned): (Manifest, Vec<(String, u64)>, String),
        pages: Vec<SidecarPage>,
        numbers: SectionNumbers,
        (words, pairs): (Words, Words),
    ) -> Result<Self> {
        let mut begins = Vec::new();
        for page in &pages {
            begins.extend((0..page.sections).map(|at| page.begins && at == 0));
        }
        let with_zone = Zone::ALL
            .map(|zone| numbers.lengths[zone as usize].iter().filter(|length| **length > 0).count() as u64);
        let lexicon = SiteLexicon::parse(&learned, Path::new(LEXICON))?;
        let stemmers = manifest.languages.keys().filter_map(|tag| StemmerOnly::of(tag)).collect();
        Ok(Self {
            manifest,
            languages,
            pages,
            numbers,
            words,
            pairs,
            learned,
            lexicon,
            stemmers,
            begins,
            with_zone,
            pages_by_group: OnceLock::new(),
            near_words: NearWords::default(),
        })
    }

    /// Number of sections.
    pub(crate) fn sections(&self) -> usize {
        self.begins.len()
    }

    /// Whether a section is the first one of a page.
    pub(crate) fn begins_page(&self, section: u32) -> bool {
        self.begins.get(section as usize).copied().unwrap_or_default()
    }

    /// The words that are at most `edits` typing errors away from `word`.
    pub(crate) fn near(&self, word: &str, edits: u8) -> Vec<Variant> {
        self.near_words.of(&self.words, word, edits)
    }

    /// The sections of the page that has `section`.
    pub(crate) fn page_of(&self, section: u32) -> Range<u32> {
        page_around(section, self.begins.len() as u32, |section| self.begins_page(section))
    }

    /// The sections of other pages that are versions of `section` in another language.
    pub(crate) fn versions(&self, section: u32) -> Vec<u32> {
        let first = self.page_of(section).start;
        let (Some(group), Some(of_page)) = (self.group_of(section), self.group_of(first)) else {
            return Vec::new();
        };
        let is_in_group = |other: &u32| self.group_of(*other) == Some(group);
        let pages = self.pages_by_group().get(&of_page).map(Vec::as_slice).unwrap_or_default();
        let mut versions = Vec::new();
        for &other in pages.iter().filter(|other| **other != first) {
            let (page, same) = (self.page_of(other), other + (section - first));
            if page.contains(&same) && is_in_group(&same) {
                versions.push(same);
            } else {
                versions.extend(page.filter(is_in_group));
            }
        }
        versions
    }

    /// The number of the translation group of a section; `None` if it has none.
    fn group_of(&self, section: u32) -> Option<u32> {
        self.numbers.translation_groups.get(section as usize).copied().filter(|group| *group > 0)
    }

    /// The first sections of pages, by their translation groups.
    fn pages_by_group(&self) -> &HashMap<u32, Vec<u32>> {
        self.pages_by_group.get_or_init(|| {
            let mut pages: HashMap<u32, Vec<u32>> = HashMap::default();
            for first in (0..self.begins.len() as u32).filter(|&section| self.begins_page(section)) {
                if let Some(group) = self.group_of(first) {
                    pages.entry(group).or_default().push(first);
                }
            }
            pages
        })
    }

    /// Number of sections that have words in `zone`.
    pub(crate) fn with_zone(&self, zone: Zone) -> u64 {
        self.with_zone[zone as usize]
    }

    /// The values that a section has for a facet.
    pub(crate) fn values_of(&self, facet: &str, section: u32) -> Vec<String> {
        if facet == "year" {
            let day = self.numbers.days.get(section as usize).copied().unwrap_or_default();
            return (day > 0).then(|| year_of(day.into()).to_string()).into_iter().collect();
        }
        let Some(at) = VALUES.iter().position(|column| *column == facet) else { return Vec::new() };
        let has = |(_, sections): &&(String, Vec<u32>)| sections.binary_search(&section).is_ok();
        self.numbers.values[at].iter().filter(has).map(|(value, _)| value.clone()).collect()
    }

    /// The sidecar as packed bytes.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut bytes = SIGN.to_vec();
        push_blob(&mut bytes, self.manifest.text().as_bytes());
        varint::push(&mut bytes, self.languages.len());
        for (code, sections) in &self.languages {
            push_blob(&mut bytes, code.as_bytes());
            bytes.extend(sections.to_le_bytes());
        }
        push_blob(&mut bytes, self.learned.as_bytes());
        varint::push(&mut bytes, self.pages.len());
        for page in &self.pages {
            push_blob(&mut bytes, page.path.as_bytes());
            varint::push(&mut bytes, (page.sections as usize) << 1 | usize::from(page.begins));
        }
        self.numbers.encode(&mut bytes);
        for words in [&self.words, &self.pairs] {
            // An iterator that knows its length is a range of indexes.
            Words::encode((0..words.len()).map(|term| (words.key(term), words.counts(term))), &mut bytes);
        }
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        // Writing to memory cannot fail.
        let _ = packed.write_all(&bytes);
        packed.finish().unwrap_or_default()
    }

    /// Reads what [`Self::encode`] wrote.
    pub(crate) fn decode(packed: &[u8]) -> Result<Self> {
        let wrong = || Error::Damaged("its sidecar is not what was written");
        let mut bytes = Vec::new();
        GzDecoder::new(packed).take(LONGEST).read_to_end(&mut bytes).map_err(|_| wrong())?;
        let mut bytes = Bytes(bytes.strip_prefix(SIGN).ok_or_else(wrong)?);
        let manifest: Manifest = serde_json::from_str(bytes.text()?).map_err(|_| wrong())?;
        let languages = (0..bytes.count()?).map(|_| Ok((bytes.text()?.to_owned(), bytes.whole()?)));
        let languages = languages.collect::<Result<Vec<_>>>()?;
        let learned = bytes.text()?.to_owned();
        let mut pages = Vec::new();
        let mut sections = 0_usize;
        for _ in 0..bytes.count()? {
            let path = bytes.text()?.to_owned();
            let head = bytes.small()?;
            pages.push(SidecarPage { path, sections: head >> 1, begins: head & 1 == 1 });
            sections += (head >> 1) as usize;
            // Each section has a byte for each zone in what follows.
            if sections > bytes.0.len() {
                return Err(wrong());
            }
        }
        let numbers = SectionNumbers::decode(&mut bytes, sections)?;
        let words = Words::decode(&mut bytes, MOST_KEYS)?;
        let pairs = Words::decode(&mut bytes, MOST_KEYS)?;
        if !bytes.is_empty() {
            return Err(wrong());
        }
        Self::new((manifest, languages, learned), pages, numbers, (words, pairs))
    }
}
