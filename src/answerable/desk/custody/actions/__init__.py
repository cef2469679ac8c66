"""One act a file: each writes its row and its entry of the ledger in one transaction."""
