"""The coverage as a page of its own: the table, what is missing, the picture of the interview, coloured."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

from bot.content import LANGUAGES, Content, Language
from bot.conversation_tests.coverage.items import GATED, KINDS
from bot.conversation_tests.coverage.marks import marks
from bot.conversation_tests.coverage.tally import Count, Tally
from bot.draw import picture

_NAMES: Final = {"kk": "Kazakh", "ru": "Russian"}
_STYLE: Final = """
:root{color-scheme:light dark;
--ink:#17242b;--soft:#55656e;--paper:#fff;--line:#d5dfe2;--good:#1f7a3d;--bad:#b3402f}
@media(prefers-color-scheme:dark){:root{
--ink:#e8eff1;--soft:#9fb1b9;--paper:#10191e;--line:#2b3b44;--good:#6fce8a;--bad:#ef8b7b}}
body{margin:0 auto;max-width:75rem;padding:1.5rem;background:var(--paper);color:var(--ink);
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
h1{font-size:1.6rem;margin:0}
h2{font-size:1.2rem;margin:2.5rem 0 .5rem}
p{color:var(--soft);margin:.3rem 0 1.2rem;max-width:60rem}
table{border-collapse:collapse}
th,td{padding:.3rem 1.4rem .3rem 0;border-bottom:1px solid var(--line);text-align:left}
td{font-variant-numeric:tabular-nums;white-space:nowrap}meter{width:7rem;vertical-align:middle;margin-right:.6rem}
th[scope=row]{font-weight:400}.must{font-weight:600!important}.whole{color:var(--good)}.short{color:var(--bad)}
summary{cursor:pointer;padding:.25rem 0}ul{columns:18rem;margin:.2rem 0 1rem;padding-left:1.2rem}
li{font:13px/1.6 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
figure{margin:0;overflow-x:auto;border:1px solid var(--line);border-radius:6px}
"""


def page(path: Path, content: Content, tally: Tally) -> None:
    """Writes the page, with the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(_page(content, tally)), encoding="utf-8", newline="\n")


def _page(content: Content, tally: Tally) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Coverage of the dialog</title>'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield f"<style>{_STYLE}</style></head><body>"
    yield "<h1>Coverage of the dialog</h1>"
    yield "<p>What the conversation files reach, in each language. In bold: what has to be whole.</p>"
    yield from _table(tally)
    yield "<h2>Not reached</h2>"
    yield from _missing(tally)
    for language in LANGUAGES:
        yield f"<h2>The interview in {_NAMES[language]}</h2>"
        yield f"<figure>{_drawn(content, tally, language)}</figure>"
    yield "</body></html>\n"


def _table(tally: Tally) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{_NAMES[language]}</th>' for language in LANGUAGES)
    yield f"<table><thead><tr><th></th>{heads}</tr></thead><tbody>"
    for kind, counts in tally.rows():
        must = ' class="must"' if kind in GATED else ""
        cells = "".join(_cell(counts.get(language)) for language in LANGUAGES)
        yield f'<tr><th scope="row"{must}>{escape(KINDS[kind])}</th>{cells}</tr>'
    yield "</tbody></table>"


def _cell(count: Count | None) -> str:
    if count is None:
        return "<td></td>"
    css = "short" if count.missing else "whole"
    bar = f'<meter value="{count.reached}" max="{count.all}"></meter>'
    return f'<td>{bar}<span class="{css}">{count.percent} %</span> {count.reached} of {count.all}</td>'


def _missing(tally: Tally) -> Iterator[str]:
    nothing = True
    for count in tally.counts():
        if count.missing:
            nothing = False
            open_ = " open" if count.kind in GATED else ""
            names = "".join(f"<li>{escape(name)}</li>" for name in count.missing)
            head = f"{KINDS[count.kind]}, {_NAMES[count.language]}: {len(count.missing)}"
            yield f"<details{open_}><summary>{escape(head)}</summary><ul>{names}</ul></details>"
    if nothing:
        yield "<p>Everything is reached.</p>"


def _drawn(content: Content, tally: Tally, language: Language) -> str:
    """The picture. Two of them stand in one page, so that each has ids of its own."""
    drawn = picture(content, language, mark=marks(tally, language))
    own = re.sub(r' id="', f' id="{language}-', drawn)
    return own.replace(
        'aria-labelledby="draw-title draw-about"',
        f'aria-labelledby="{language}-draw-title {language}-draw-about"',
    )
