"""What administrators do with addresses that are told of acts."""
