"""The grammar of time expressions: one rule a line or two, each a regular expression over words and its reader.

`<last|MONTH>` is one word: one of these words, or of these classes (`lexicons/time_words.tsv`) and shapes
(`words.py`). Rules are tried together; of what starts first, the longest wins, then the rule that stands first and
makes sense of it.
Extents follow TIMEX3: articles and modifiers belong to the expression, prepositions before it do not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.language.times import clocks, dates, feasts, spans, weekdays
from onrecord.language.times.found import Found, Reader
from onrecord.language.times.scene import Meaning
from onrecord.language.times.words import Word, alphabet


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over symbols, and what its words mean."""

    pattern: re.Pattern[str]
    read: Reader


_YEAR = """(?:<YEARNUM> | <the|its|their>?<fiscal|financial><year>?<YEARNUM> | <fy><HYPH>?<YEARNUM|DAYNUM|NUM>
    | <the><calendar|fiscal|financial>?<year> | <this|last|next|that|the><same|previous|following>?<year>)"""
_DATE = """(?: (?:<WEEKDAY|SHORTDAY><DOT>?<COMMA>?<the>?)?
    (?: <MONTH><DOT>?<DAYNUM|ORDNUM>(?:<COMMA>?<YEARNUM>)?
      | <DAYNUM|ORDNUM><of>?<MONTH>(?:<DOT>?<COMMA>?<YEARNUM>)? ) )"""
_DAY = f"(?: {_DATE} | <last|next|this>?<WEEKDAY> | <yesterday|today|tomorrow> | <ISODATE> | <SLASHDATE> )"
_MONTH = f"(?: <last|next|this>?<MONTH>(?:<COMMA|of>?{_YEAR})? | <this|last|next|that|the><same>?<month> )"
_DAYMARK = "<DAYNUM|ORDNUM>"
_TO = "<to|through|until|till|HYPH>"
_LISTED = f"(?:<COMMA>?<and|or>|<COMMA>|{_TO})"
_WEEKDAYS_TO = "<to|through|thru|HYPH>"
_COUNT = "<NUMBER|DAYNUM|NUM|YEARNUM|HOURNUM>"
_AMOUNT = f"""(?: <a><couple|few|dozen|handful|hundred|thousand><of>? | <a|an> | <half><a|an>
    | <a>?<half><HYPH>?(?=<hour|day|year|decade|century>)
    | (?:<VAGUE|dozens|hundreds><of>?)
    | <a>?<quarter>(?:<HYPH>|<of><a>)?(?=<century|hour>)
    | {_COUNT}(?:<HYPH>?{_COUNT}){{0,3}}(?:<HYPH>?<and><HYPH>?<a>?<HYPH>?<half>)?
      (?:(?:<to|or>|<HYPH>(?:<to><HYPH>)?){_COUNT}(?:<HYPH>?{_COUNT})?)? )"""
_ABOUT = """(?: <more|less|fewer|longer|greater><than> | <at><least|most> | <up><to> | <as><long|many|much><as>
    | <only><about> | <APPROX|some> )"""
_KIND = "<full|straight|consecutive|more|trading|business|working|calendar|whole|additional|long|successive|other>"
_UNIT = "<UNIT|UNITS|CLOCKUNIT|CLOCKUNITS>"
_LENGTH = f"""(?: {_ABOUT}? (?P<amount>{_AMOUNT}) (?P<hyphen><HYPH>)? {_KIND}{{0,2}} (?P<unit>{_UNIT})
    (?P<half><and><a><half>)? )"""
_ZONE = """(?: <OPEN>?(?:<local|eastern|pacific|central|mountain><standard|daylight>?<time>
    | (?P<zone><ZONE>)<time>?) )"""
_TIME = f"""(?: (?: <CLOCK|DAYNUM>?(?P<named><noon|midnight>)
    | (?:<a>?(?P<past><half|quarter><past|to>))?
      (?P<clock><CLOCK|DAYNUM|NUM|NUMBER|HOURNUM|YEARNUM>)<hours>?(?P<half><AMPM>)?(?P<oclock><o><APOS>?<clock>)?)
    {_ZONE}? )"""
_ANY_TIME = re.sub(r"\(\?P<\w+>", "(?:", _TIME)
_DAYTIME = "<dawn|dusk|midday|daybreak|nightfall|sunrise|sunset|lunchtime>"
_EDGE = "(?=$|<COMMA|DOT|BREAK|and|but|when|that>)"
_END = "(?=$|<COMMA|DOT|BREAK|and|but>)"


_RULES: tuple[tuple[str, Reader], ...] = (
    # One of several, which the others complete: "3" in "3 to 7 May", "March" in "March to June 2019"
    (f"(?P<month><MONTH>)<DOT>?(?P<day>{_DAYMARK})(?={_TO}(?P<end>{_DATE}))", dates.read_day_until),
    (f"(?P<day>{_DAYMARK})<of>?(?P<month><MONTH>)(?={_TO}(?P<end>{_DATE}))", dates.read_day_until),
    (f"(?<=<between>)(?P<month><MONTH>)<DOT>?(?P<day>{_DAYMARK})(?=<and>(?P<end>{_DATE}))", dates.read_day_until),
    (f"(?<=<between>)(?P<day>{_DAYMARK})<of>?(?P<month><MONTH>)(?=<and>(?P<end>{_DATE}))", dates.read_day_until),
    (
        f"""(?P<day>{_DAYMARK})
        (?=(?:{_LISTED}<the>?{_DAYMARK}){{1,3}}<of>?(?P<month><MONTH>)(?:<DOT>?<COMMA>?(?P<year><YEARNUM>))?)""",
        dates.read_day,
    ),
    (
        f"""(?:(?<=<MONTH>{_DAYMARK}<HYPH|to|through|until|till|and>)|(?<=<MONTH><DOT>{_DAYMARK}<HYPH|to|through|and>)
        |(?<=<MONTH>{_DAYMARK}<COMMA>{_DAYMARK}<and>))(?P<day>{_DAYMARK})(?:<COMMA>?(?P<year><YEARNUM>))?""",
        dates.read_day_after,
    ),
    (f"(?<=<MONTH>{_DAYMARK}<COMMA>)(?P<day>{_DAYMARK})(?=<COMMA>?<and>{_DAYMARK})", dates.read_day_after),
    (f"(?P<month><MONTH>)(?={_TO}(?P<end><MONTH>(?:<DOT>?<COMMA>?<of>?{_YEAR})?))", dates.read_month_until),
    (
        f"(?<=<between>)(?P<month><MONTH>)(?=<and>(?P<end><MONTH>(?:<DOT>?<COMMA>?<of>?{_YEAR})?))",
        dates.read_month_until,
    ),
    ("(?P<month><MONTH>)(?=<and|or><MONTH><COMMA|of>?(?P<year><YEARNUM>))", dates.read_month),
    (f"(?P<weekday><WEEKDAY>)(?={_WEEKDAYS_TO}(?P<end><WEEKDAY>))", weekdays.read_weekday_of_span),
    (f"(?<=<WEEKDAY>{_WEEKDAYS_TO})(?P<weekday><WEEKDAY>)", weekdays.read_weekday_of_span),
    ("(?<=<each|every><WEEKDAY><and|or>)(?P<weekday><WEEKDAY>)", spans.read_every),
    (
        f"""{_TIME}(?=(?:<OPEN>{_ANY_TIME}<CLOSE>)?(?:<and|to|HYPH|or>{_ANY_TIME}(?:<OPEN>{_ANY_TIME}<CLOSE>)?)?
        <COMMA>?<on>?(?P<day>{_DAY}))""",
        clocks.read_clock,
    ),
    # Days by the calendar
    ("<ISODATE>", dates.read_iso),
    ("<SLASHDATE>", dates.read_slashes),
    (
        f"""(?:<WEEKDAY|SHORTDAY><DOT>?<COMMA>?<the>?)?
        (?P<month><MONTH>)<DOT>?<the>?(?P<day>{_DAYMARK})
        (?:<COMMA>?(?P<year><YEARNUM>|<last|this|next><year>)|(?=(?:{_LISTED}{_DAYMARK}){{1,3}}<COMMA>?(?P<later><YEARNUM>))|)""",
        dates.read_day,
    ),
    (
        """(?:<WEEKDAY|SHORTDAY><DOT>?<COMMA>?)?(?:<the>(?=<ORDNUM>))?
        (?P<day><DAYNUM|ORDNUM>)<of>?(?P<month><MONTH>)(?:<DOT>?<COMMA>?(?P<year><YEARNUM>|<last|this|next><year>))?""",
        dates.read_day,
    ),
    (
        "<the>?(?P<day><ORDINAL>)(?P<of><of>)(?P<month><MONTH>)(?:<COMMA>?(?P<year><YEARNUM>))?",
        dates.read_named_date,
    ),
    (
        "(?P<month><MONTH>)(?P<the><the>)?(?P<day><ORDINAL>)(?:<COMMA>?(?P<year><YEARNUM>))?",
        dates.read_named_date,
    ),
    (f"(?<=<on|until|till|by|since|from|before|after>)<the>(?P<day><ORDNUM>){_EDGE}", dates.read_day_alone),
    ("(?<=<from>)<the>(?P<day><ORDNUM>)(?=<to|until><the><ORDNUM>)", dates.read_day_alone),
    (f"(?<=<ORDNUM><to|until>)<the>(?P<day><ORDNUM>){_EDGE}", dates.read_day_alone),
    (f"<the>?(?P<ordinal><ORDINAL>)<full>?<day><of>(?P<whole>{_MONTH}|<YEARNUM>)", weekdays.read_nth_day),
    (f"<the>?(?P<ordinal><ORDINAL|ORDNUM>)(?P<weekday><WEEKDAY>)<of|in>(?P<month>{_MONTH})", weekdays.read_nth_weekday),
    ("(?P<which><last|next|this|previous><past|coming>?)?(?P<weekday><WEEKDAY>)", weekdays.read_weekday),
    (
        "(?P<weekday><WEEKDAY>)(?:<of>(?=<last|next|this><week>(?!<APOS>)))?(?P<which><last|next|this><week>)",
        weekdays.read_weekday_in_week,
    ),
    ("<a>(?P<weekday><WEEKDAY>)", weekdays.read_any_weekday),
    ("<the>(?P<which><following|previous|preceding|next>)(?P<weekday><WEEKDAY>)", weekdays.read_weekday_beside),
    ("(?P<day><yesterday|today|tomorrow>)", spans.read_named_day),
    ("<the><day>(?P<beyond><before|after>)(?P<day><yesterday|tomorrow>)", spans.read_named_day),
    ("(?P<which><this|last|next|the><past|coming>?)<weekend>", weekdays.read_weekend),
    ("(?P<which><last|next|this>)?(?P<feast>@FEAST@)(?:<COMMA|of>?(?P<year><YEARNUM>))?", feasts.read_feast),
    # Months, seasons, quarters, years, decades, centuries
    (
        f"""(?:(?P<which><last|next|this|previous><past|coming>?))?
        (?P<month><MONTH>)(?:<DOT>?<COMMA>?<of>?(?P<year>{_YEAR}))?""",
        dates.read_month,
    ),
    ("(?P<month><MONTH>)(?P<dot><DOT>)", dates.read_month),
    (
        f"(?:(?P<which><last|next|this|the|past|coming>))?(?P<season><SEASON>)(?:<COMMA>?<of>?(?P<year>{_YEAR})(?:<HYPH|SLASH><DAYNUM>)?)?",
        dates.read_season,
    ),
    (
        f"""<the|its|their|this|last>?(?P<ordinal><ORDINAL|ORDNUM>)<HYPH>?<fiscal|calendar|business>?
        (?P<part><quarter>)(?:<COMMA>?<of|in>?(?P<year>{_YEAR}))?""",
        dates.read_quarter,
    ),
    (f"<the>?(?P<ordinal><ORDINAL>)(?P<part><half>)<of>(?P<year>{_YEAR})", dates.read_quarter),
    (f"(?P<part><q|h>)(?P<ordinal><DAYNUM>)(?:<COMMA|of>?(?P<year>{_YEAR}))?", dates.read_quarter),
    (f"(?P<ordinal><DAYNUM>)(?P<part><q|h>)(?:<COMMA|of>?(?P<year>{_YEAR}))?", dates.read_quarter),
    ("(?P<year><YEARNUM>)<HYPH>?(?P<part><q|h>)(?P<ordinal><DAYNUM>)", dates.read_quarter),
    (f"<the>?(?P<ordinal><ORDINAL>)<full>?<week><of|in>(?P<month>{_MONTH}|<YEARNUM>)", dates.read_week_of_month),
    (f"<the><week><of>(?P<whole>{_DATE})", spans.read_week_of),
    (
        f"""<the>?<first|second|latter|other|early|late|better><half|part><of>
        (?P<whole>{_MONTH}|<the>?<DECADENUM|DECADE>|<the>?<ORDINAL|ORDNUM><HYPH>?<century>|<this|last|next><week>)""",
        dates.read_whole,
    ),
    (f"<the>?<latter|early|late|better><half|part><of>(?P<whole>{_YEAR})", dates.read_whole),
    (f"<the><month><of>(?P<whole>{_MONTH})", dates.read_whole),
    ("(?:<the|its|their>?<fiscal|calendar|financial>?<year>|<fiscal|financial>)?(?P<year><YEARNUM>)", dates.read_year),
    ("<fy><HYPH>?(?P<year><YEARNUM|DAYNUM|NUM>)", dates.read_fiscal),
    (
        "<the>?(?P<which><last|this|next|current|previous|past|coming>)<fiscal|financial><year>",
        dates.read_relative_fiscal,
    ),
    ("(?<=<YEARNUM><HYPH|SLASH>)(?P<year><DAYNUM|NUM>)", dates.read_year_after),
    ("(?P<year><DAYNUM|NUM|HOURNUM|YEARNUM>)(?P<era><bc|bce|ce|ad>)", dates.read_era),
    ("(?P<era><ad>)(?P<year><DAYNUM|NUM|HOURNUM|YEARNUM>)", dates.read_era),
    ("<SHORTYEAR>", dates.read_short_year),
    ("<the>?(?:<PART><HYPH>?)?(?P<decade><DECADENUM|DECADE>)", dates.read_decade),
    ("<the>?(?:<PART><HYPH>?)?(?P<ordinal><ORDINAL|ORDNUM>)<HYPH>?<century>(?P<era><bc|bce>)?", dates.read_century),
    # So many units away
    (f"{_LENGTH}<ago>", spans.read_past),
    ("<UNITS|CLOCKUNITS><ago>|<a>?<very>?<long|short><time>?<ago>|<some><time><ago>|<a><while><ago>", spans.read_then),
    (f"{_LENGTH}(?P<sign><from|ago>)<on>?(?P<day><WEEKDAY>|<today|tomorrow>)", spans.read_from_day),
    (f"{_LENGTH}(?:<from><now>|<hence>)", spans.read_ahead),
    (f"{_LENGTH}<earlier|previously|beforehand>(?!<than>)", spans.read_earlier),
    (f"{_LENGTH}<later|afterward|afterwards>(?!<than>)", spans.read_later),
    (f"{_LENGTH}<before>{_END}", spans.read_earlier),
    (f"{_LENGTH}<after>{_END}", spans.read_later),
    ("<UNITS|CLOCKUNITS>(?P<which><later|afterward|afterwards|earlier>)(?!<than>)", spans.read_vague_later),
    ("<the>(?P<unit><UNIT>)(?:<before>(?P<which><last>)|<after>(?P<ahead><next>))", spans.read_beyond),
    ("<a|the>?<ORDINAL><straight|consecutive|successive>(?P<unit><day|week|weekend>)", spans.read_in_a_row),
    ("<a|the>?<ORDINAL>(?P<unit><day|week|weekend>)(?=<in><a><row>|<running>)", spans.read_in_a_row),
    ("<year>(?:<APOS><s>|<HYPH>)<end>", spans.read_end_of_year),
    ("(?P<unit><year|month|week>)<HYPH>(?P<which><earlier|ago>)", spans.read_unit_before),
    (
        """<the>?(?P<which><last|this|next|coming|upcoming|current|previous|preceding|prior|following|same|that>)
        (?P<unit><UNIT>)""",
        spans.read_relative_unit,
    ),
    ("<this>(?P<which><past|coming>)(?P<unit><UNIT>)", spans.read_relative_unit),
    (f"<the|a>(?P<unit><UNIT>)(?P<which><before|after|earlier|previous|prior>){_EDGE}", spans.read_relative_unit),
    (
        """(?:<the>?<beginning|start|end|middle|close|rest|remainder|turn><of>|<early|late|earlier|later><in>)
        <the>(?P<unit><UNIT>)""",
        spans.read_stretch,
    ),
    ("(?<=<end|ended|ending|finish|finished|close|closed|for|in|during>)<the>(?P<unit><day>)", spans.read_stretch),
    # Sets
    ("<SET>", spans.read_set),
    (
        f"""(?P<sure>(?:<once|twice>|{_COUNT}<times>)?(?:<per>|(?<=<once|twice>)<a|an|each|every>
        |(?<=<times>)<a|an|each|every>))(?P<unit><UNIT|CLOCKUNIT>)""",
        spans.read_rate,
    ),
    ("<a|an>(?P<unit><UNIT|CLOCKUNIT>)", spans.read_rate),
    (
        f"""<every|each>(?:(?P<other><other>)|(?P<amount>{_AMOUNT}))?(?:(?P<unit>{_UNIT})|(?P<weekday><WEEKDAY>)
        |(?P<month><MONTH>)|(?P<season><SEASON>)|(?P<part><DAYPART>))""",
        spans.read_every,
    ),
    ("(?P<weekday><WEEKDAYS>)", spans.read_every),
    ("(?<=<on|at|during>)<weekends>", spans.read_weekends),
    (
        "<the>?<ORDINAL|ORDNUM><WEEKDAY|day><of|in><each|every>(?P<unit><week|month|year>)",
        spans.read_every,
    ),
    # Durations
    (_LENGTH, spans.read_duration),
    (f"{_LENGTH}<HYPH>?<old|long>", spans.read_duration),
    (f"(?<=<between>)(?P<amount>{_COUNT})(?=<and>{_COUNT}{_KIND}{{0,2}}(?P<unit>{_UNIT}))", spans.read_duration),
    (f"(?<=<from>)(?P<amount>{_COUNT})(?=<to>{_COUNT}{_KIND}{{0,2}}(?P<unit>{_UNIT}))", spans.read_duration),
    (
        f"""<the>?(?:<last|past|next|first|final|coming|previous|following|preceding|initial>)
        {_LENGTH}""",
        spans.read_duration,
    ),
    (f"<the>{_LENGTH}(?P<period><period>)?(?!<HYPH>?<old|long>)", spans.read_whole_length),
    ("<all>(?P<unit><day|week|month|year>)<long>?", spans.read_one_unit),
    ("(?P<unit><UNIT>)(?:<HYPH>?<long>|<HYPH><old>)", spans.read_one_unit),
    ("(?P<unit><UNITS|CLOCKUNITS>)<HYPH><long|old>", spans.read_bare_units),
    (
        "(?P<unit><UNITS|CLOCKUNITS>)(?=<of|after|before>)",
        spans.read_units_alone,
    ),
    ("<LENGTH>", spans.read_length),
    ("<the><past|entire|whole><calendar|whole>?(?P<unit><UNIT>)", spans.read_one_unit),
    ("(?<=<for|in|over|within|of|take|last|took|lasted|just>)(?P<unit><UNITS|CLOCKUNITS>)", spans.read_bare_units),
    # Times of day
    (f"(?P<day>{_DAY})(?P<part><DAYPART>)", clocks.read_part_of_day),
    (f"<the>?<early|late>?(?P<part><DAYPART>)<of|on>(?P<day>{_DAY})", clocks.read_part_of_day),
    ("(?P<which><this|that|last>)<early|late|same>?(?P<part><DAYPART>)", clocks.read_part_of_day),
    ("<the>(?P<which><next|following|previous|same>)(?P<part><DAYPART>)", clocks.read_part_of_day),
    ("(?<=<in|during|throughout>)<the><early|late>?(?P<part><DAYPART>)", clocks.read_part_of_day),
    ("<DAYPART>(?=<trading|trade>)", clocks.read_part_alone),
    (f"(?<=<at|by|before|after|until|since|around>){_DAYTIME}", clocks.read_part_alone),
    (f"<the>(?P<part><DAYPART>)(?P<which><before|after>){_EDGE}", clocks.read_part_of_day),
    ("<overnight>", clocks.read_overnight),
    ("<tonight>", clocks.read_tonight),
    (_TIME, clocks.read_clock),
    (f"{_TIME}<COMMA>?<on>?(?P<day>{_DAY})", clocks.read_clock),
    (f"(?P<day>{_DAY})<COMMA>?<at|around|about>?{_TIME}", clocks.read_clock),
    # Now, then, soon
    ("<right>?<now>|<at><present>|<these><days>|<the>?<time><being>|<NOW>", spans.read_now),
    ("(?<=<at>)(?:<the|this><moment>|<this><time|point>)", spans.read_now),
    (
        "<the>?<recent><past|years|months|weeks|days|decades|times>|<very|more|most>?<recently>|(?<!<most>)<very>?<THEN>",
        spans.read_then,
    ),
    ("(?<=<in|of|from|than>)<the><distant|not>?<past>", spans.read_then),
    # What only an event tells stays open: "since the start of the country's full-scale invasion"
    (
        """(?<=<since>)<the>(?:<start|beginning|outbreak|onset|end><of>)
        (?:<OTHER|the|a|its|their|s|APOS|HYPH|full|last|first>){0,6}?<EPOCH>""",
        spans.read_then,
    ),
    ("<very>?<SOON>|<the><near|foreseeable|immediate>?<HYPH>?<future>", spans.read_soon),
    (
        "<the>?<coming|upcoming><UNITS>|(?<=<in|for|over>)<the><near|long|short|medium><HYPH>?<term>",
        spans.read_soon,
    ),
)
"""The grammar: a pattern over classes of words, and what reads its matches."""


_PREFIX = """(?: <the>?<very>?<beginning|start|end|middle|close|eve|rest|remainder><of>
    | <the><early|small|late|first|last|final><hours|days|weeks|months><of>
    | <the>?<PART>(?:<HYPH>?<to><HYPH>?<PART>)?(?:<HYPH>|<in|on>)? | <earlier|later><in|on>? )"""


def _feast_pattern() -> str:
    """All names of feasts as words; "New Year's", "New Years'" and "New Years" alike."""
    names = sorted(feasts.feasts(), key=lambda name: (-len(name), name))
    return "(?:" + "|".join("<HYPH>?".join(_feast_word(word) for word in name.split()) for name in names) + ")"


def _feast_word(word: str) -> str:
    if word.endswith("s") and word != "christmas":
        return f"(?:<{word}><APOS>?|<{word[:-1]}><APOS><s>)"
    return "<st|saint><DOT>?" if word == "st" else f"<{word}>"


@cache
def rules() -> tuple[Rule, ...]:
    """The grammar, compiled; every word it names has its symbol from then on."""
    names = _feast_pattern()
    return tuple(Rule(alphabet().compile(text.replace("@FEAST@", names)), read) for text, read in _RULES)


@cache
def prefix() -> re.Pattern[str]:
    """What may stand before a date and belongs to it without changing its value: "early", "the end of"."""
    return alphabet().compile(_PREFIX)


def interpret(words: Sequence[Word]) -> Meaning | None:
    """The meaning of words that are one expression from first to last; None where they are none."""
    symbols = "".join(word.symbol for word in words)
    for rule in rules():
        match = rule.pattern.fullmatch(symbols)
        meaning = rule.read(Found(match, words, interpret)) if match else None
        if meaning:
            return meaning
    return None
