"""Stage 1, address → Page."""
