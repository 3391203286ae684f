//! What a file of source says of other files.

use std::collections::BTreeSet;

use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ImplItem, Item, Meta, Path, Token, Type, UseTree};

/// A path as it is written: its names.
pub(crate) type Names = Vec<String>;

/// What a file of source says of other files, its tests left out.
#[derive(Debug, Default)]
pub(crate) struct Module {
    /// The modules that it declares, each in a file of its own.
    pub declared: Vec<String>,
    /// What it imports.
    pub imports: Vec<Import>,
    /// The paths in its code.
    pub paths: Vec<Names>,
    /// The names of the methods that its code calls of `self`.
    pub calls: BTreeSet<String>,
    /// The types that it has methods for, with the names of these; those of traits left out.
    pub methods: Vec<(Names, Vec<String>)>,
}

/// A name that an item is imported by.
#[derive(Debug)]
pub(crate) struct Import {
    /// The name; `*` for everything that there is.
    pub name: String,
    /// Where it comes from.
    pub path: Names,
}

impl Module {
    /// Reads the text of a file.
    pub(crate) fn parse(text: &str) -> Self {
        let mut module = Self::default();
        module.visit_file(&syn::parse_file(text).expect("source that compiles"));
        module
    }

    fn import(&mut self, before: &Names, tree: &UseTree) {
        let with = |name: &syn::Ident| [before.as_slice(), &[name.to_string()]].concat();
        let (path, name) = match tree {
            UseTree::Path(path) => return self.import(&with(&path.ident), &path.tree),
            UseTree::Group(group) => return group.items.iter().for_each(|tree| self.import(before, tree)),
            UseTree::Name(it) if it.ident == "self" => {
                (before.clone(), before.last().cloned().unwrap_or_default())
            }
            UseTree::Name(it) => (with(&it.ident), it.ident.to_string()),
            UseTree::Rename(it) => (with(&it.ident), it.rename.to_string()),
            UseTree::Glob(_) => (before.clone(), "*".to_owned()),
        };
        self.imports.push(Import { name, path });
    }
}

impl<'a> Visit<'a> for Module {
    fn visit_item(&mut self, item: &'a Item) {
        let attributes: &[Attribute] = match item {
            Item::Mod(it) => &it.attrs,
            Item::Use(it) => &it.attrs,
            Item::Fn(it) => &it.attrs,
            Item::Impl(it) => &it.attrs,
            Item::Const(it) => &it.attrs,
            _ => &[],
        };
        if attributes.iter().any(is_of_tests) {
            return;
        }
        match item {
            Item::Mod(it) if it.content.is_none() => self.declared.push(it.ident.to_string()),
            Item::Use(it) => self.import(&Vec::new(), &it.tree),
            // A list of modules, as languages are.
            Item::Macro(it) if it.ident.is_none() => {
                let list = it.mac.parse_body_with(Punctuated::<Path, Token![,]>::parse_terminated);
                let here = |path: &Path| [vec!["self".to_owned()], names(path)].concat();
                self.paths.extend(list.iter().flatten().map(here));
            }
            Item::Impl(it) if it.trait_.is_none() => {
                if let Type::Path(of) = &*it.self_ty {
                    let method = |item: &ImplItem| match item {
                        ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
                        _ => None,
                    };
                    self.methods.push((names(&of.path), it.items.iter().filter_map(method).collect()));
                }
                visit::visit_item_impl(self, it);
            }
            _ => visit::visit_item(self, item),
        }
    }

    fn visit_path(&mut self, path: &'a Path) {
        self.paths.push(names(path));
        visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
        if matches!(&*call.receiver, Expr::Path(it) if it.path.is_ident("self")) {
            self.calls.insert(call.method.to_string());
        }
        visit::visit_expr_method_call(self, call);
    }

    /// The values that most macros are given.
    fn visit_macro(&mut self, called: &'a syn::Macro) {
        let values = called.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated);
        values.iter().flatten().for_each(|value| Visit::visit_expr(self, value));
    }

    /// Says nothing of other files.
    fn visit_attribute(&mut self, _: &'a Attribute) {}

    /// Says nothing of other files, though it has a path.
    fn visit_visibility(&mut self, _: &'a syn::Visibility) {}
}

fn names(path: &Path) -> Names {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect()
}

/// Whether something is there for tests alone.
fn is_of_tests(attribute: &Attribute) -> bool {
    let Meta::List(list) = &attribute.meta else { return false };
    let words = list.tokens.to_string();
    list.path.is_ident("cfg") && words.split(|c: char| !c.is_alphanumeric()).any(|word| word == "test")
}
