"""The authority's registers and positions, as pages."""
