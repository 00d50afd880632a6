"""The network, read: nodes and their people, and paths with their reasons."""
