"""What pages of cases ask for."""
