"""The formats that can be read: one module (or folder) a format, each with FORMAT, recognise and read."""
