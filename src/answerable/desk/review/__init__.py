"""What was looked for and found for a request: searches with their certificate, the review of what they found, what is let out."""
