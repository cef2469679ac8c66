"""Reading: what each part of a letter says, and which words answer which question."""
