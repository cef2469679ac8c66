"""The desk: the web application an officer lives in. Django lives here and only here."""
