"""The pages of a request's records."""
