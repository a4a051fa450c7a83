"""The text for lawyers leaves out nothing that a programme asks, pays, rests on or leaves open."""

from datetime import date

import pytest

from rules import PROGRAMMES, Programme, assess, figures
from rules.check import parameters_of
from rules.cli.explain import explain
from rules.cli.plain_text import MARKS
from rules.figures import Parameter
from rules.households import households

ON = date(2026, 11, 22)
DAYS = [date(2023, 7, 1), date(2025, 3, 1), ON, date(2027, 2, 1)]
each_programme = pytest.mark.parametrize("programme", PROGRAMMES.values(), ids=list(PROGRAMMES))


def flat(text: str) -> str:
    """Without line breaks, which may fall anywhere."""
    return " ".join(text.split())


def section(text: str, title: str) -> str:
    """One section, on one line; empty when there is none."""
    for part in text.split("\n\n"):
        if part.startswith(title):
            return flat(part)
    return ""


@each_programme
def test_it_begins_with_the_official_name(programme: Programme) -> None:
    title, subtitle, *_ = explain(programme, ON, figures()).splitlines()
    assert any("а" <= letter <= "я" for letter in title)
    assert "Social Code" not in title
    assert subtitle == f"{programme.id} · {programme.law} · on 2026-11-22"


@each_programme
@pytest.mark.parametrize("on", DAYS)
def test_every_condition_and_payment_with_its_source(programme: Programme, on: date) -> None:
    text = explain(programme, on, figures())
    conditions, payments = section(text, "CONDITIONS"), section(text, "PAYMENTS")
    for one in programme.requires:
        asks = f"{MARKS[one.source.certainty]} {one.id}: {one.test}"
        where = f" only where {one.applies}" if one.applies else ""
        source = f"{one.source.law}, checked on {one.source.checked_on} {one.source.url}"
        assert flat(f"{asks}{where} {source}") in conditions
    for payment in programme.pays:
        assert f"{MARKS[payment.source.certainty]} {payment.id}: " in payments
        assert (
            f"{payment.source.law}, checked on {payment.source.checked_on} {payment.source.url}" in payments
        )
    assert bool(payments) is bool(programme.pays)
    assert bool(section(text, "FORM")) is (programme.form is not None)


@each_programme
def test_what_is_withheld(programme: Programme) -> None:
    text = section(explain(programme, ON, figures()), "PAYMENTS")
    for payment in programme.pays:
        period = {"once": "once", "month": "per month"}[payment.period]
        if payment.net:
            assert f"{payment.id}: {period}, net, after the 10 % pension contribution" in text
        else:
            gross = any(one.net for one in programme.pays)
            withheld = "gross" if gross else "no pension contribution is withheld"
            assert f"{payment.id}: {period}, {withheld}" in text


@each_programme
def test_lists_and_facts_are_whole(programme: Programme) -> None:
    text = explain(programme, ON, figures())
    for title, names in (
        ("NOT CHECKED", programme.not_checked),
        ("WHERE TO APPLY", [one.channel for one in programme.apply]),
        ("DOCUMENTS", figures().documents[programme.id]),
        ("FACTS", [f"{fact}:" for fact in programme.facts()]),
    ):
        for name in names:
            assert f" {name}" in section(text, title)


def parameters(programme: Programme) -> list[Parameter]:
    return [figures()[name] for name in {name for name, _ in parameters_of(programme)}]


@each_programme
def test_the_figures_are_those_that_amounts_are_computed_with(programme: Programme) -> None:
    used = {
        parameter.id
        for household in households()
        for payment in assess(household.situation_on(ON), ON, [programme.id]).programmes[0].payments
        for parameter in payment.parameters
    }
    read = {parameter.id for parameter in parameters(programme)}
    lines = section(explain(programme, ON, figures()), "POVERTY LINES")
    assert used <= read | ({"poverty_line"} if lines else set())


def test_every_parameter_is_read_by_a_programme() -> None:
    read = {parameter.id for programme in PROGRAMMES.values() for parameter in parameters(programme)}
    assert read == set(figures().parameters)


@each_programme
@pytest.mark.parametrize("on", DAYS)
def test_each_figure_with_its_days_and_source(programme: Programme, on: date) -> None:
    told = section(explain(programme, on, figures()), "FIGURES IN FORCE")
    for parameter in parameters(programme):
        row = parameter.on(on)
        if row is None:
            assert f"○ {parameter.id}: no row on this day ({parameter.open_reason})" in told
        else:
            assert f"{MARKS[row.certainty]} {parameter.id}: " in told
            assert f"{row.law}, checked on {row.checked_on} {row.url}" in told


@each_programme
@pytest.mark.parametrize("on", DAYS)
def test_what_is_open_says_why_and_what_settles_it(programme: Programme, on: date) -> None:
    told = section(explain(programme, on, figures()), "LEFT OPEN")
    for parameter in parameters(programme):
        is_open = parameter.on(on) is None
        if is_open:
            assert f"{parameter.id}: {parameter.open_reason}" in told
            assert f"settled by a row in rules/parameters/{parameter.id}.yaml" in told


def test_a_question_of_the_law_in_the_words_of_its_file() -> None:
    told = section(explain(PROGRAMMES["birth_benefit"], ON, figures()), "LEFT OPEN")
    assert "The Code counts from the birth and names no other start." in told
    assert "https://adilet.zan.kz/rus/docs/K2300000224#z1256" in told
    assert "for foreigner_permanent, stateless_permanent, refugee" in told


def test_the_poverty_lines_of_the_quarter() -> None:
    of_2026, of_2027 = (
        section(explain(PROGRAMMES["tsa"], on, figures()), "POVERTY LINES")
        for on in (date(2026, 2, 10), date(2027, 2, 1))
    )
    assert "◐ KZ-15 37 060 Notice of the akimat" in of_2026
    assert "○ KZ-71 42 210–80 000" in of_2026
    assert "none is known" in of_2027


def test_from_when_and_until_when() -> None:
    time = section(explain(PROGRAMMES["birth_benefit"], ON, figures()), "TIME")
    assert "or child_birth_date where it lies ahead" in time
    assert "18 months after child_birth_date, that day included" in time
    assert "the end of the quarter" in section(explain(PROGRAMMES["tsa"], ON, figures()), "TIME")
