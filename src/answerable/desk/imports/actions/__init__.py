"""What is done with an import: one act a file."""
