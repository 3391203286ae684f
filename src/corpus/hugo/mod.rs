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

pub(crate) use base_url::base_url;
pub(crate) use bringing::bringing;
pub(crate) use config::{HugoConfig, Mount};
pub(crate) use config_files::{ConfigFiles, config_files, main_file, read};
pub(crate) use site_language::SiteLanguage;
pub(crate) use version::{Evidence, HugoVersion};
pub(crate) use words::words;
