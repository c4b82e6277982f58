"""Strings as UTF-8 can hold them."""

import re

_HALF = re.compile("[\ud800-\udfff]")


def mend_text(text: str) -> str:
    """The string with each lone half of a surrogate pair as one U+FFFD, so that offsets stay."""
    return _HALF.sub("\ufffd", text)
