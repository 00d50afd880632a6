"""Which handles a record gives to whom, and which handles are one person's."""
