"""The coverage as a table for the terminal."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from bot.content import LANGUAGES
from bot.conversation_tests.coverage.items import GATED, KINDS
from bot.conversation_tests.coverage.tally import Count, Tally

_SHOWN: Final = 6
_KIND, _COLUMN = max(map(len, KINDS.values())) + 2, 17


def table(tally: Tally, *, full: bool = False) -> Iterator[str]:
    """Lines: kind by language, then what is missing, cut short unless `full`. `*`: what has to be 100 %."""
    yield " " * _KIND + "".join(f"{language:>{_COLUMN}}" for language in LANGUAGES)
    for kind, counts in tally.rows():
        words = f"{KINDS[kind]}{' *' if kind in GATED else ''}"
        cells = (_cell(counts[language]) if language in counts else "" for language in LANGUAGES)
        yield f"{words:<{_KIND}}" + "".join(f"{cell:>{_COLUMN}}" for cell in cells)
    yield from _missing([count for count in tally.counts() if count.missing], full=full)


def _cell(count: Count) -> str:
    return f"{count.reached}/{count.all} {count.percent:>3} %"


def _missing(counts: list[Count], *, full: bool) -> Iterator[str]:
    """What was not reached; what no language has stands once."""
    for kind, group in groupby(counts, lambda count: count.kind):
        by_language = {count.language: count.missing for count in group}
        everywhere = [
            name
            for name in next(iter(by_language.values()))
            if all(name in by_language.get(language, ()) for language in LANGUAGES)
        ]
        if everywhere:
            yield f"{KINDS[kind]}, missing: {_listed(everywhere, full=full)}"
        for language, names in by_language.items():
            if alone := [name for name in names if name not in everywhere]:
                yield f"{KINDS[kind]}, missing in {language}: {_listed(alone, full=full)}"


def _listed(names: list[str], *, full: bool) -> str:
    shown = names if full else names[:_SHOWN]
    rest = len(names) - len(shown)
    return ", ".join(shown) + (f" … and {rest} more" if rest else "")
