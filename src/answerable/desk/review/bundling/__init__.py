"""The bundle: what is in scope without what is withheld, numbered, with index, certificate, schedule and receipts."""
