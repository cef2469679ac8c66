"""What is done with messages: one file an act, each one function, one transaction and one entry in the ledger."""
