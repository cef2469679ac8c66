"""What people do with captures: one file an act."""
