//! What answers the calls of a client.

use std::sync::Arc;

use timra_serving::{ClientId, Serving, Turns};

use super::Budgets;

/// Answers the calls of one client of the Model Context Protocol from the index in force.
#[derive(Clone)]
pub struct Assistant<C: ClientId> {
    pub(crate) serving: Arc<Serving>,
    pub(crate) turns: Turns<C>,
    pub(crate) client: C,
    pub(crate) budgets: Budgets,
    /// Whether it looks for a newer index at each call, since nobody else does.
    pub(crate) looks: bool,
}

impl<C: ClientId> Assistant<C> {
    /// Answers `client` from the index that `serving` has in force, in the turns that it is given.
    pub fn new(serving: Arc<Serving>, turns: Turns<C>, client: C, budgets: Budgets) -> Self {
        Self { serving, turns, client, budgets, looks: false }
    }

    /// This assistant, looking for a newer index at each call.
    pub(crate) fn looking(self) -> Self {
        Self { looks: true, ..self }
    }
}
