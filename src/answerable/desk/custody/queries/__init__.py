"""What pages, reports and checks read of the chain of evidence: frozen values, no rows."""
