"""A parsed text as one string, made once: spaCy builds `doc.text` anew each time it is asked."""

from spacy.tokens import Doc

KEY = "onrecord_text"


def text_of(doc: Doc) -> str:
    """The text of a doc; kept with it, so that asking it for each word stays cheap."""
    text = doc.user_data.get(KEY)
    if not isinstance(text, str):
        text = doc.user_data[KEY] = doc.text
    return text
