"""When to be in touch, what about, and which ties to look through."""
