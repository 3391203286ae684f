//! The modules of a crate, and which of them says what of which.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::module::{Module, Names};

/// The modules of a crate, by their paths from its root.
pub(crate) struct Modules(BTreeMap<Names, Module>);

/// That a module needs another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Arrow {
    pub from: Names,
    pub to: Names,
    /// What is written there.
    pub why: String,
}

impl Modules {
    /// Reads a crate from its first file.
    pub(crate) fn read(root: &Path) -> Self {
        let mut modules = BTreeMap::new();
        let mut open = vec![(Names::new(), root.to_owned())];
        while let Some((name, file)) = open.pop() {
            let module = Module::parse(&fs::read_to_string(&file).expect("source"));
            let is_folder = name.is_empty() || file.ends_with("mod.rs");
            let folder =
                if is_folder { file.parent().expect("a folder").to_owned() } else { file.with_extension("") };
            for declared in &module.declared {
                let inner = folder.join(declared).join("mod.rs");
                let file = if inner.is_file() { inner } else { folder.join(declared).with_extension("rs") };
                if file.is_file() {
                    open.push((join(&name, declared), file));
                }
            }
            modules.insert(name, module);
        }
        Self(modules)
    }

    /// The modules that have others in them.
    pub(crate) fn folders(&self) -> BTreeSet<Names> {
        self.0.keys().filter_map(|name| Some(name.split_last()?.1.to_vec())).collect()
    }

    /// Every need of a module for another.
    pub(crate) fn arrows(&self) -> BTreeSet<Arrow> {
        let mut arrows = BTreeSet::new();
        for (name, module) in &self.0 {
            let mut add = |path: &Names, why: String| {
                if let Some(to) = self.origin(name, path).filter(|to| to != name) {
                    arrows.insert(Arrow { from: name.clone(), to, why });
                }
            };
            for path in &module.paths {
                add(path, path.join("::"));
            }
            for import in self.needed(name, module) {
                add(import, import.join("::"));
            }
            for (of, method) in self.methods_called(name, module) {
                arrows.insert(Arrow { from: name.clone(), to: of, why: format!(".{method}()") });
            }
        }
        arrows
    }

    /// What a module imports for itself. Where it has others in it, it also imports what these are to find in it.
    fn needed<'m>(&'m self, name: &Names, module: &'m Module) -> impl Iterator<Item = &'m Names> {
        let has_others = self.0.range(name.clone()..).nth(1).is_some_and(|(next, _)| next.starts_with(name));
        module.imports.iter().filter(move |_| !has_others).map(|import| &import.path)
    }

    /// The methods that a module calls of `self`, of a type that it gives methods to, and that another module gives to that
    /// type.
    fn methods_called(&self, name: &Names, module: &Module) -> Vec<(Names, String)> {
        let own: BTreeSet<_> = module.methods.iter().map(|(of, _)| self.defined(name, of)).collect();
        let mut called = Vec::new();
        for (other, from) in self.0.iter().filter(|(other, _)| *other != name) {
            for (_, methods) in from.methods.iter().filter(|(of, _)| own.contains(&self.defined(other, of))) {
                let of_self = methods.iter().filter(|method| module.calls.contains(*method));
                called.extend(of_self.map(|method| (other.clone(), method.clone())));
            }
        }
        called
    }

    /// The module that defines the type at `path`, written in the module `name`, and its name there.
    fn defined(&self, name: &Names, path: &Names) -> (Names, Option<String>) {
        (self.origin(name, path).unwrap_or_else(|| name.clone()), path.last().cloned())
    }

    /// The module that has what `path`, written in the module `name`, leads to; `None` if it leads out of the crate, or is
    /// no path of modules.
    fn origin(&self, name: &Names, path: &Names) -> Option<Names> {
        self.followed(&self.absolute(name, path)?, &mut BTreeSet::new())
    }

    /// A path from the root of the crate.
    fn absolute(&self, name: &Names, path: &Names) -> Option<Names> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([name.as_slice(), rest].concat()),
            "super" => {
                let ups = path.iter().take_while(|step| *step == "super").count();
                let up = name.len().checked_sub(ups)?;
                Some([&name[..up], &path[ups..]].concat())
            }
            _ if self.0.contains_key(&join(name, first)) && path.len() > 1 => {
                Some([name.as_slice(), path].concat())
            }
            _ => {
                let import = self.0.get(name)?.imports.iter().find(|import| import.name == *first)?;
                // A name from elsewhere that is also its own would go on for ever.
                let from =
                    self.absolute(name, &import.path).filter(|_| import.path.first() != Some(first))?;
                Some([from.as_slice(), rest].concat())
            }
        }
    }

    /// Where a path leads, through the imports on its way.
    fn followed(&self, path: &Names, seen: &mut BTreeSet<Names>) -> Option<Names> {
        let depth = (0..=path.len()).rev().find(|depth| self.0.contains_key(&path[..*depth]))?;
        let module = path[..depth].to_vec();
        let Some(item) = path.get(depth).filter(|_| seen.insert(path.clone())) else { return Some(module) };
        for import in self.0.get(&module)?.imports.iter().filter(|import| import.name == *item) {
            if let Some(from) = self.absolute(&module, &import.path) {
                return self.followed(&from, seen);
            }
        }
        Some(module)
    }
}

fn join(path: &[String], name: &str) -> Names {
    [path, &[name.to_owned()]].concat()
}
