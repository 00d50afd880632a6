"""What is done in triage: one step at a time, each of which can be undone."""
