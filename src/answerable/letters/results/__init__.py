"""Results: a checked letter as values and as a page, and the page of each rule."""
