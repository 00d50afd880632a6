"""What a line that is typed in says."""
