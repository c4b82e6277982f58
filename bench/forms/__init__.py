"""One file a task: our public stages put into the forms that scorers read."""
