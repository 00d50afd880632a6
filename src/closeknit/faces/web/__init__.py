"""The web page, on loopback: it parses, calls one function and shows."""
