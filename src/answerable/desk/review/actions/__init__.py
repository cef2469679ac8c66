"""What people do with a request's records."""
