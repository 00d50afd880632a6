"""What counts as give and take, how a tie stands by it, and what could be given."""
