"""The parts of `benches/compare`: each measures some rows of its table."""
