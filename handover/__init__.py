"""What an officer hands on: one lead with its evidence, so that anybody can hold it against itself without us."""
