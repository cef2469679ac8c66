"""Page parts: the base pages, the forms and tables they are made of, and the shipped styles."""
