"""Where a place lies: the cities of a name, what the words and the report tell, and which is meant."""
