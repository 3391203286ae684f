//! Where references lead: a [`SiteMap`] of what a site publishes, and how they are followed in it.

mod address;
mod published_target;
mod redirects;
mod resolve;
mod site_map;
mod target;

pub(crate) use published_target::{PublishedTarget, published_target};
pub(crate) use site_map::SiteMap;
pub(crate) use target::{Resolved, Target};
