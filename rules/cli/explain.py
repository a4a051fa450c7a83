"""A programme as text, for a lawyer who reads no Python: what it asks and pays, and where that stands."""

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from textwrap import wrap
from typing import Final

from rules.check import parameters_of
from rules.cli.open_questions import source_of, words_of
from rules.cli.plain_text import LEGEND, MARKS, columns, span, worth
from rules.expressions import NoValue, World
from rules.figures import Figures, Parameter, Row, Statuses
from rules.meanings import MEANINGS
from rules.means_test import MeansTest
from rules.poverty_lines import Line
from rules.programme import MonthsAfter, Pays, Programme, Requirement, Source

_WIDTH: Final = 100
_MORE: Final = " " * 4
"""Lines that belong to the one above stand this much to the right of it."""


def explain(programme: Programme, on: date, figures: Figures) -> str:
    """The whole text, as of a day."""
    title, remarks = _docstring(programme)
    read = [figures[name] for name in sorted({name for name, _ in parameters_of(programme)})]
    sections = {
        "CONDITIONS, ALL OF THEM": [line for one in programme.requires for line in _condition(one)],
        "PAYMENTS": [line for one in programme.pays for line in _payment(programme, one, on, figures)],
        "FORM": _form(programme),
        "TIME": _time(programme),
        f"FIGURES IN FORCE ON {on}": [line for one in read for line in _parameter(one, on)],
        "POVERTY LINES OF THE QUARTER": _poverty_lines(programme, on, figures),
        "LEFT OPEN": [line for one in read for line in _open(one, on)],
        "NOT CHECKED": [*programme.not_checked],
        "WHERE TO APPLY": [" ".join(filter(None, (one.channel, one.service))) for one in programme.apply],
        "DOCUMENTS": [*figures.documents.get(programme.id, ())],
        "FACTS IT READS": _facts(programme),
    }
    lines = [title, f"{programme.id} · {programme.law} · on {on}", "", *_paragraphs(remarks), LEGEND]
    for heading, section in sections.items():
        if section:
            lines += ["", heading, *(f"  {line}" for line in section)]
    return "\n".join(lines) + "\n"


def _docstring(programme: Programme) -> tuple[str, str]:
    """The official name, and what the file of the programme says besides."""
    written = import_module(f"rules.programmes.{programme.id}").__doc__ or programme.id
    first, _, rest = written.partition("\n")
    return first.partition(":")[0].rstrip("."), rest.strip()


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in filter(None, text.split("\n\n")):
        yield from (*_wrapped(" ".join(paragraph.split()), more=""), "")


def _wrapped(text: str, more: str = _MORE) -> list[str]:
    return wrap(text, _WIDTH, subsequent_indent=more, break_on_hyphens=False, break_long_words=False)


def _stands(source: Source | Row | Line) -> list[str]:
    return [f"{_MORE}{source.law}, checked on {source.checked_on}", f"{_MORE}{source.url}"]


# Conditions, payments, form, time


def _condition(requirement: Requirement) -> list[str]:
    where = _wrapped(f"{_MORE}only where {requirement.applies}") if requirement.applies else []
    asks = _wrapped(f"{MARKS[requirement.source.certainty]} {requirement.id}: {requirement.test}")
    return [*asks, *where, *_stands(requirement.source)]


def _payment(programme: Programme, payment: Pays, on: date, figures: Figures) -> list[str]:
    period = {"once": "once", "month": "per month"}[payment.period]
    absent = payment.absent_without
    formulas = dict.fromkeys((_in_symbols(payment), _with_figures(payment, on, figures)))
    return [
        f"{MARKS[payment.source.certainty]} {payment.id}: {period}, {_withheld(programme, payment)}",
        *(line for formula in formulas for line in _wrapped(f"{_MORE}= {formula}", more=_MORE * 2)),
        *([f"{_MORE}left out where {absent} is 0"] if absent else []),
        *_stands(payment.source),
    ]


def _withheld(programme: Programme, payment: Pays) -> str:
    if payment.net:
        return "net, after the 10 % pension contribution"
    return "gross" if any(one.net for one in programme.pays) else "no pension contribution is withheld"


def _in_symbols(payment: Pays) -> str:
    amount = payment.amount
    if isinstance(amount, MeansTest):
        line = f"the poverty line of {amount.region} (or {amount.official})"
        return f"{line} × {amount.members} − {amount.income} (− up to {amount.loan} ÷ 3)"
    return str(amount)


def _with_figures(payment: Pays, on: date, figures: Figures) -> str:
    """The formula with the figures in force on the day, or why there is no amount."""
    if isinstance(payment.amount, MeansTest):
        return _in_symbols(payment)
    try:
        return payment.amount.told(World(on, figures, {}, on))
    except NoValue as missing:
        return f"no amount on this day: {missing.reason}"


def _form(programme: Programme) -> list[str]:
    if programme.form is None:
        return []
    source = programme.form.source
    return [
        *_wrapped(f"{MARKS[source.certainty]} unconditional where {programme.form.unconditional};"),
        f"{_MORE}otherwise conditional: with a social contract",
        *_stands(source),
    ]


def _time(programme: Programme) -> list[str]:
    starts, until = programme.starts, programme.until
    ahead = f", or {starts} where it lies ahead, by the figures of that day" if starts else ""
    lines = [f"from: the day of application{ahead}"]
    if isinstance(until, MonthsAfter):
        lines.append(f"until: {until.months} months after {until.fact}, that day included")
    elif until is not None:
        lines.append("until: the end of the quarter of application")
    return lines


# Figures


def _parameter(parameter: Parameter, on: date) -> list[str]:
    row = parameter.on(on)
    if row is None:
        return [f"{MARKS['not_settled']} {parameter.id}: no row on this day ({parameter.open_reason})"]
    value = worth(row.value) + (f" {parameter.unit}" if parameter.unit in ("tenge", "mrp") else "")
    days = f"from {row.valid_from} to {row.valid_to}" if row.valid_to else f"since {row.valid_from}"
    estimate = ", an estimate" if row.estimate else ""
    return [*_wrapped(f"{MARKS[row.certainty]} {parameter.id}: {value}, {days}{estimate}"), *_stands(row)]


def _open(parameter: Parameter, on: date) -> list[str]:
    row = parameter.on(on)
    statuses = row.value.not_settled if row and isinstance(row.value, Statuses) else ()
    if row and not statuses and not row.estimate and row.certainty != "not_settled":
        return []
    reason = "an estimate" if row and row.estimate else parameter.open_reason
    source = source_of(parameter.id)
    return [
        f"{parameter.id}: {reason}" + (f", for {', '.join(statuses)}" if statuses else ""),
        *_wrapped(_MORE + words_of(parameter.id)),
        *(_stands(source) if source else []),
        f"{_MORE}settled by a row in rules/parameters/{parameter.id}.yaml",
    ]


def _poverty_lines(programme: Programme, on: date, figures: Figures) -> list[str]:
    if "poverty_line_official" not in programme.facts():
        return []
    table = figures.poverty_lines.on(on)
    rows = [
        (MARKS[line.certainty], region, span(line.low, line.high), line.law)
        for region, line in sorted(table.items())
    ]
    sources = dict.fromkeys(tuple(_stands(line)) for line in table.values())
    return [
        *(columns(rows) or [f"{MARKS['not_settled']} none is known"]),
        *_wrapped(words_of("poverty_lines")),
        *(line for source in sources for line in source),
        f"{_MORE}a range is settled by a published line in rules/parameters/poverty_lines.yaml",
    ]


def _facts(programme: Programme) -> list[str]:
    return [line for name in programme.facts() for line in _wrapped(f"{name}: {MEANINGS[name]}")]
