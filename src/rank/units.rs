//! Plans for tests.

use timra_plan::{Alternative, Group, Layer, Plan, Rung, Source};

/// A plan of so many units.
pub(crate) fn of_units(units: usize) -> Plan {
    let layers = vec![Layer::new(Source::Words, Vec::new(), 1.0)];
    let unit = Group::of(vec![Alternative { rung: Rung::Typed, weight: 1.0, layers }]);
    Plan { groups: vec![unit; units], ..Plan::default() }
}
