"""The steps of a case: one file a step, each one function, one transaction and one entry in the ledger."""
