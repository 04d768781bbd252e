"""The papers that leave the house: what the store knows, as an office writes it."""
