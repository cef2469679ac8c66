"""What is read about devices and captures."""
