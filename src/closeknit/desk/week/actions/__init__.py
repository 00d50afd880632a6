"""What is done with the week: words on its items, its calendar, its digest."""
