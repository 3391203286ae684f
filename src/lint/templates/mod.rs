//! What the templates of a site make of its pages, and what therefore cannot be known from their sources.

mod generator;
mod made_ids;
mod site_templates;
mod template_files;
mod unknown;

pub(crate) use site_templates::SiteTemplates;
pub(crate) use unknown::UnknownBecause;
