"""A letter in the forms it is sent in: plain text, HTML, Word and PDF, all with the same words."""
