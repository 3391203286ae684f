//! What a Hugo project says about itself: its configuration, its version and its words.

mod automation;
mod base_url;
mod bringing;
mod config;
mod config_dir;
mod config_files;
mod ignored;
mod mount_filter;
mod outside;
mod site_language;
mod version;
mod words;

pub use base_url::base_url;
pub use bringing::bringing;
pub use config::{HugoConfig, Mount};
pub use config_files::{ConfigFiles, config_files, main_file, read};
pub use site_language::SiteLanguage;
pub use version::{Evidence, HugoVersion};
pub use words::words;
