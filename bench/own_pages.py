"""How well the article is told from its page, on pages of our own making, beside trafilatura alone and simple rules.

    python bench/own_pages.py [--folder FOLDER] [--show NAME]

The pages stand in bench/gold/pages: whole web pages of invented papers. The attribute `data-body` marks each element
that is the article's own, `data-title` the headline; both are taken off before anything reads the page. Folder `read`
was looked at while the rules were made and the weights trained; `unread` was not.

* body: the page's markup is read; score: shingles of four words, averaged over pages (the way of the article
  extraction benchmarks).
* lines: only the lines of text that a crawl would leave are read; score: characters of the lines kept, over all pages.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from lxml import html

from forms import body as body_form
from forms import lines as lines_form

GOLD = Path(__file__).parent / "gold" / "pages"
BODY, TITLE = "data-body", "data-title"
INLINE = frozenset(
    "a abbr b bdi cite code del em font i img ins kbd mark q s samp small span strong sub sup time tt u var wbr".split()  # noqa: SIM905
)
UNSEEN = frozenset("head script style noscript template iframe svg select".split())  # noqa: SIM905
SHINGLE_WORDS = 4


@dataclass(frozen=True)
class LabelledPage:
    """A page and what of it is the article."""

    name: str
    markup: str
    """Without the marks."""
    lines: tuple[str, ...]
    """The text that a reader sees, a block a line."""
    kept: tuple[bool, ...]
    """Which of these lines are the article's, the headline not among them."""
    titles: tuple[bool, ...]

    @cached_property
    def body(self) -> str:
        return "\n".join(line for line, keep in zip(self.lines, self.kept, strict=True) if keep)


def load_page(path: Path) -> LabelledPage:
    """A marked page. Raises ValueError where nothing is marked."""
    marked = path.read_text(encoding="utf-8")
    tree = html.fromstring(marked.encode(), parser=html.HTMLParser(encoding="utf-8"))
    found = list(blocks_of(tree))
    if not any(mark == BODY for _, mark in found):
        raise ValueError(f"{path}: nothing is marked")
    lines, marks = zip(*found, strict=True)
    markup = re.sub(rf'\s(?:{BODY}|{TITLE})(?:="[^"]*")?(?=[\s/>])', "", marked)
    return LabelledPage(path.stem, markup, lines, tuple(m == BODY for m in marks), tuple(m == TITLE for m in marks))


def blocks_of(tree: html.HtmlElement) -> Iterator[tuple[str, str | None]]:
    """Each visible line, a block or a `<br>` apart, with the mark that it stands under."""
    pieces: list[str] = []
    mark: str | None = None
    for words, under in pieces_of(tree, None):
        if words is not None and (under == mark or not words.strip()):
            pieces.append(words)
            continue
        if line := " ".join("".join(pieces).split()):
            yield line, mark
        pieces, mark = ([] if words is None else [words]), under
    if line := " ".join("".join(pieces).split()):
        yield line, mark


def pieces_of(element: html.HtmlElement, mark: str | None) -> Iterator[tuple[str | None, str | None]]:
    """Words with their mark, None where a line ends."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        return
    own = next((name for name in (BODY, TITLE) if element.get(name) is not None), mark)
    is_block = element.tag not in INLINE
    if is_block:
        yield None, own
    if element.text:
        yield element.text, own
    for child in element:
        yield from pieces_of(child, own)
        if child.tail:
            yield child.tail, own
    if is_block:
        yield None, mark


def load_pages(folder: Path) -> list[LabelledPage]:
    return [load_page(path) for path in sorted(folder.rglob("*.html"))]


# What is compared: each takes a page and gives the article's text, or the lines kept.


def read_body(page: LabelledPage) -> str:
    return str(body_form.answer({"id": page.name, "url": None, "html": page.markup})["text"])


def extract_body(page: LabelledPage) -> str:
    from trafilatura import extract

    return extract(page.markup, include_comments=False) or ""


def read_lines(page: LabelledPage) -> list[bool]:
    return list(map(bool, lines_form.answer({"id": page.name, "lines": list(page.lines)})["keep"]))


def keep_all(page: LabelledPage) -> list[bool]:
    return [True] * len(page.lines)


def keep_long(page: LabelledPage) -> list[bool]:
    return [len(line.split()) >= 20 for line in page.lines]


BODIES: dict[str, Callable[[LabelledPage], str]] = {"trafilatura": extract_body, "onrecord": read_body}
LINES: dict[str, Callable[[LabelledPage], list[bool]]] = {
    "every line": keep_all, "lines of 20 words or more": keep_long, "onrecord": read_lines,
}  # fmt: skip


def shingles_of(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(
        tuple(words[at : at + SHINGLE_WORDS]) for at in range(max(1, len(words) - SHINGLE_WORDS + 1)) if words
    )


def score_body(page: LabelledPage, text: str) -> tuple[float, float]:
    """Precision and recall of one page's shingles."""
    gold, found = shingles_of(page.body), shingles_of(text)
    right = (gold & found).total()
    return right / max(found.total(), 1), right / max(gold.total(), 1)


def score_lines(page: LabelledPage, kept: list[bool]) -> tuple[int, int, int]:
    """Characters kept rightly, kept, and of the article. The headline's count neither way."""
    right = found = gold = 0
    for line, keep, is_body, is_title in zip(page.lines, kept, page.kept, page.titles, strict=True):
        if not is_title:
            right += len(line) * (keep and is_body)
            found += len(line) * keep
            gold += len(line) * is_body
    return right, found, gold


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def print_bodies(pages: Iterable[LabelledPage]) -> None:
    print("body                                 P      R      F1")
    for name, find in BODIES.items():
        scores = [score_body(page, find(page)) for page in pages]
        precision, recall = (sum(score[i] for score in scores) / len(scores) for i in (0, 1))
        print(f"  {name:32} {precision:.3f}  {recall:.3f}  {f1(precision, recall):.3f}")


def print_lines(pages: Iterable[LabelledPage]) -> None:
    print("lines                                P      R      F1")
    for name, find in LINES.items():
        counts = [score_lines(page, find(page)) for page in pages]
        right, found, gold = (sum(count[i] for count in counts) for i in (0, 1, 2))
        precision, recall = right / max(found, 1), right / max(gold, 1)
        print(f"  {name:32} {precision:.3f}  {recall:.3f}  {f1(precision, recall):.3f}")


def show_page(page: LabelledPage) -> None:
    """Both readings of one page, line by line: + article, k kept, x both scores of its body."""
    for line, is_body, keep in zip(page.lines, page.kept, read_lines(page), strict=True):
        print("+" if is_body else "-", "k" if keep else " ", line[:150], sep="\t")
    for name, find in BODIES.items():
        print(name, "P {:.3f} R {:.3f}".format(*score_body(page, find(page))))


def print_worst(pages: Iterable[LabelledPage]) -> None:
    for page in pages:
        right, found, gold = score_lines(page, read_lines(page))
        bodies = "  ".join(f"{name} {f1(*score_body(page, find(page))):.3f}" for name, find in BODIES.items())
        print(f"{page.name:44} lines {f1(right / max(found, 1), right / max(gold, 1)):.3f}  {bodies}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=GOLD)
    parser.add_argument("--each", action="store_true", help="one line a page")
    parser.add_argument("--show", metavar="NAME", help="one page, line by line")
    given = parser.parse_args()
    pages = load_pages(given.folder)
    if given.show:
        show_page(next(page for page in pages if page.name == given.show))
    elif given.each:
        print_worst(pages)
    else:
        print(f"{len(pages)} pages")
        print_bodies(pages)
        print_lines(pages)


if __name__ == "__main__":
    main()
