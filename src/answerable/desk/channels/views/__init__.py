"""The pages of devices and captures."""
