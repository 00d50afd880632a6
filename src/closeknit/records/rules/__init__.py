"""What makes two records one statement, and what two exports tell between them."""
