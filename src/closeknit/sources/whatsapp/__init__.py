"""WhatsApp's chat export: who wrote to whom and when."""
