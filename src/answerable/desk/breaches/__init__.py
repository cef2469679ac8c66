"""Breaches of personal data: three tracks, the 72 hours, the form, the dossier, the reports. The entries are the register’s own."""
