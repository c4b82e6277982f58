"""Wikidata's statements that somebody held a position, from files that its query service or its dump gave, as a table
of office-holders.
"""

from onrecord.entities.register.wikidata.table import Import, LeftOut, import_table

__all__ = ["Import", "LeftOut", "import_table"]
