"""Storefronts tied to sellers, and sellers tied to the lists that agencies hold."""
