//! Where references lead: a [`SiteMap`] of what a site publishes, and how they are followed in it.

mod address;
mod redirects;
mod resolve;
mod site_map;
mod target;

pub(crate) use site_map::SiteMap;
pub(crate) use target::{Resolved, Target};
