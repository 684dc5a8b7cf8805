"""Ground: frozen values without input or output."""
