"""Keep a draft, drop it, mark it as sent. Nothing is sent from here (R1-09)."""
