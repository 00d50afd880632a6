"""Below everything. A file may enter only when three stages need it."""
