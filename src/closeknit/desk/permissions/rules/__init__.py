"""How a permission stands, and what may be said of it next."""
