"""What is done to the disclosure log: publish, change, take down. Who may publish a case's answer, the case says."""
