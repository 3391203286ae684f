//! Published pages: the HTML that any generator wrote becomes pages and sections.
//!
//! The files follow a page on its way. `grow` makes a [`HtmlTree`] of its tokens, with bounds; `head` reads what it
//! says about itself; `main_content` picks the elements that hold its text, by the rules in `content.txt`; `content`
//! cuts these at their headings, without what `left_out.txt` names and what is the same on other pages (`shared`);
//! `address`, `name` and `translations` say what the page is called and where it is. [`read`] puts them together. What
//! pages have in common is in [`Facts`](crate::Facts), which is gathered once a site.

mod address;
mod bare_paths;
mod base_element;
mod content;
mod element;
mod element_kind;
mod facts;
mod first_folder;
mod grow;
mod head;
mod heading_anchor;
mod inline_markdown;
mod json_ld;
mod language_level;
mod left_out;
mod links;
mod listing;
mod main_content;
mod markdown_lines;
mod markdown_writer;
mod most;
mod name;
mod programming_language;
mod published_dir;
mod published_part;
mod read;
#[cfg(test)]
mod read_back;
mod resolved;
mod sections;
mod selector;
mod selector_table;
mod shared;
mod sitemap;
mod translations;
mod tree;
mod unwanted_file;
mod with_source;
mod words;

pub(crate) use bare_paths::paths_of_bare;
pub(crate) use first_folder::folder;
pub use links::PublishedLinks;
pub(crate) use links::links;
pub(crate) use published_dir::{PublishedDir, is_published_html, site_name};
pub(crate) use read::{page, published};
pub(crate) use with_source::with_source;
