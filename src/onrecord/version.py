"""The version, in one place: part of every record."""

VERSION = "0.1.0"
