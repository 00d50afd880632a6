"""What counts as an outcome, what came before it, and how people are handed on."""
