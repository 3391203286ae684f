//! What a Hugo project says about itself: its configuration, its version and its words.

mod config;
mod config_dir;
mod config_files;
mod ignored;
mod site_language;
mod version;
mod words;

pub use config::{HugoConfig, Mount};
pub use config_files::{ConfigFiles, config_files, main_file};
pub use site_language::SiteLanguage;
pub use version::{Evidence, id_source};
pub use words::words;
