//! What a Hugo project says about itself: its configuration, its version and its words.

mod automation;
mod base_url;
mod bringing;
mod config;
mod config_dir;
mod config_file;
mod config_files;
mod content_dir;
mod ignored;
mod mount_filter;
mod outside;
mod read_config;
mod site_language;
mod version;
mod words;

pub(crate) use base_url::base_url;
pub(crate) use bringing::bringing;
pub(crate) use config::{HugoConfig, Mount};
pub(crate) use config_file::{main_file, read};
pub(crate) use config_files::ConfigFiles;
pub(crate) use read_config::config_files;
pub(crate) use site_language::SiteLanguage;
pub(crate) use version::{Evidence, HugoVersion};
pub(crate) use words::words;
