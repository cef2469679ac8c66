"""What is done about devices and captures."""
