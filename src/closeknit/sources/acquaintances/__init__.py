"""Lists of who knows whom."""
