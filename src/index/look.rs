//! A look at the content, and whether it is what an earlier build saw.

use std::path::{Path, PathBuf};

use timra_corpus::{Diagnostic, DiagnosticKind, Moment, Site, TimeSpan};
use timra_format::Manifest;

use super::generations::Generations;
use super::inputs::Other;
use super::publish::publish_inputs;
use super::site_files::{SiteFiles, absolute};
use super::unchanged::Unchanged;
use super::{Inputs, PageRecord, Sources};

/// The content as a look found it, without reading a file.
pub struct Look {
    pub content: SiteFiles,
    /// What the files were like before any of them is read.
    inputs: Inputs,
    pub diagnostics: Vec<Diagnostic>,
}

/// The content after every file was read that may differ from what an earlier build read.
pub struct Compared {
    pub content: SiteFiles,
    pub inputs: Inputs,
    pub diagnostics: Vec<Diagnostic>,
}

impl Look {
    /// Looks at the files of `sites`.
    pub fn at(sites: Vec<Site>, sources: &Sources, mut diagnostics: Vec<Diagnostic>) -> Self {
        let looked = Moment::now();
        let content = SiteFiles::listed(sites, &mut diagnostics);
        let inputs = inputs(sources, &content, looked);
        diagnostics.extend(inputs.unwritable().map(|path| {
            let what =
                "this path is not valid UTF-8, so a search cannot tell whether what is there has changed";
            Diagnostic::new(DiagnosticKind::PathName, what).in_file(path).hint("rename it")
        }));
        Self { content, inputs, diagnostics }
    }

    /// Whether everything is as it was `recorded`, as far as that is known without reading; `false` in doubt. A file
    /// that could not be read then is tried again.
    pub fn is_as(&self, recorded: &Inputs) -> bool {
        let is_still_unreadable =
            |at: usize| recorded.stamps[at].1.is_none() && self.content.files[at].file.bytes().is_err();
        self.inputs.are_of_the_same(recorded)
            && self.inputs.others_are_known(recorded)
            && self.inputs.doubtful(recorded).all(is_still_unreadable)
    }

    /// Reads every file that may differ from what the build read that left `recorded` and `records`.
    pub fn compared(
        self,
        sources: &Sources,
        recorded: Option<&Inputs>,
        records: Option<&[PageRecord]>,
    ) -> Compared {
        let Self { content, mut inputs, diagnostics } = self;
        let mut content = content.placed();
        if sources.can_go_on() {
            let unchanged =
                records.zip(recorded).map(|(records, recorded)| Unchanged::new(records, recorded));
            content = content.fingerprinted(|site, file| unchanged.as_ref()?.fingerprint(site, file));
            for ((_, stamp), file) in inputs.stamps.iter_mut().zip(&content.files) {
                *stamp = stamp.filter(|_| file.fingerprint.is_some());
            }
        }
        inputs.others.iter_mut().for_each(Other::seal);
        Compared { content, inputs, diagnostics }
    }
}

impl Compared {
    /// Whether a build of `sources` would give the index again that has these inputs and records.
    pub fn is_as(&self, sources: &Sources, recorded: &Inputs, records: Option<&[PageRecord]>) -> bool {
        let is_same = |(now, then): (&Other, &Other)| now.seal.is_some() && now.seal == then.seal;
        self.inputs.are_of_the_same(recorded)
            && self.inputs.others.iter().zip(&recorded.others).all(is_same)
            && match records {
                Some(records) => self.is_of(records),
                // The index is damaged, and opening it says so.
                None if sources.can_go_on() => self.inputs.stamps == recorded.stamps,
                None => self.inputs.doubtful(recorded).next().is_none(),
            }
    }

    /// Whether these are the records of all files as they are now. A file that could not be read then, and cannot be
    /// read now, is unchanged.
    fn is_of(&self, records: &[PageRecord]) -> bool {
        let mut files = self.content.files.iter().zip(records);
        self.content.files.len() == records.len()
            && files.all(|(file, record)| {
                let site = &self.content.sites[file.site];
                (&site.name, &file.file.path) == (&record.site, &record.path)
                    && (file.place_fingerprint, file.fingerprint)
                        == (record.place_fingerprint, record.fingerprint)
            })
    }

    /// Writes the stamps of the files as they are now to the index, so that the next look need not read the files. If
    /// that cannot be written, the next look reads them.
    pub fn remember(&self, dir: &Path, manifest: &Manifest, recorded: &Inputs) {
        let inputs = Inputs {
            generation: recorded.generation.clone(),
            span: recorded.span,
            memory: recorded.memory,
            ..self.inputs.clone()
        };
        // Another build may have seen more meanwhile.
        if let Ok(generations) = Generations::take(dir)
            && generations.old.as_ref() == Some(manifest)
        {
            let _ = publish_inputs(&generations, &inputs);
        }
    }
}

/// The inputs of an index of `content`, which was `looked` at then.
fn inputs(sources: &Sources, content: &SiteFiles, looked: Moment) -> Inputs {
    let sites = &content.sites;
    let all = |paths: &[PathBuf]| paths.iter().map(|path| absolute(path)).collect::<Vec<_>>();
    let others = sources.jsonl.iter().chain(&sources.lexicons);
    // What the walk has seen already.
    let files = content.files.iter().map(|of_site| (of_site.absolute.clone(), Some(of_site.file.stamp)));
    Inputs {
        generation: String::new(),
        roots: all(&sources.roots),
        jsonl: all(&sources.jsonl),
        lexicons: all(&sources.lexicons),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        options: serde_json::to_string(&sources.options).unwrap_or_default(),
        sites: sites.iter().map(|site| (site.name.clone(), absolute(&site.root))).collect(),
        fingerprints: content.common.clone(),
        span: TimeSpan::default(),
        memory: sources.memory,
        looked: Some(looked),
        stamps: files.collect(),
        others: others.map(|path| Other::new(absolute(path))).collect(),
    }
}
