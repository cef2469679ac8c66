"""What the pages of cases read: plain values, so that a template cannot ask the database."""
