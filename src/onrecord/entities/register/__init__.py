"""Who is known before any report is read: the tables, what they may hold, their faults, and an importer."""
