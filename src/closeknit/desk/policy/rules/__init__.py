"""What a policy says and what follows from it: plain values, no table, no clock."""
