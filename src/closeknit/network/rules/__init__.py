"""How strong an edge is, what a path is worth, and what would make one."""
