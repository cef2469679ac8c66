"""A request's records as pages show them."""
