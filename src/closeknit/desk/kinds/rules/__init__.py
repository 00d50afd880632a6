"""What somebody is to the ego, and by which channel they like to be spoken to."""
