"""What is done to people, roles, teams, settings and keys: one act a file, one ledger entry an act."""
