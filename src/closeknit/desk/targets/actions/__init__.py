"""Change the list of targets, and ask the network about it."""
