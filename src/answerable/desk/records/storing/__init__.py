"""A captured file on its way into the tables: numbered, joined with what is there, written batch by batch."""
