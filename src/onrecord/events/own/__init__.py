"""Event types of the user's own: read from a TOML file, checked, and found beside PLOVER's. See docs/types.md.

`tables` is the file's form, `checking` finds its faults and makes `definitions` of it, `loading` reads and keeps it;
`finding` and `filling` find events of these types in a report.
"""
