"""What benches/grow is made of."""
