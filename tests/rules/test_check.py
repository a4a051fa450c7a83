"""What is delivered can be relied on, and whatever is declared wrongly is found, with the mend."""

from dataclasses import replace
from typing import Any

import pytest

from rules.check import check, findings, parameters_of
from rules.expressions import Constant, EitherWay, Figure, Holds, OneOf
from rules.figures import figures
from rules.programme import Pays, Programme, Requirement, Source, code
from rules.programmes import PROGRAMMES
from tests.rules.cli.test_command import run


def test_what_is_delivered_has_no_finding() -> None:
    assert check() == []
    assert run("check") == (0, "", "")


SOURCE = code("79 п. 1", "z1254")
GOOD = replace(
    PROGRAMMES["group_1_carer_benefit"],
    id="example",
    requires=(Requirement("care", SOURCE, Holds("cares_for_group_1")),),
    pays=(Pays("monthly", SOURCE, Constant("2") * Figure("pm"), period="month"),),
)


FIGURES = replace(figures(), documents={**figures().documents, "example": ("identity_document",)})


def of(**changed: Any) -> list[str]:
    programme: Programme = replace(GOOD, **changed)
    return list(findings(programme, FIGURES))


def with_source(source: Source) -> list[str]:
    return of(requires=(Requirement("care", source, Holds("cares_for_group_1")),))


def test_a_good_programme_has_no_finding() -> None:
    assert of() == []


PATH = "rules/programmes/example.py"


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (
            with_source(replace(SOURCE, law=" ")),
            f"{PATH}: source: condition care: no law is named; name the article or the order",
        ),
        (
            with_source(replace(SOURCE, url="adilet.zan.kz")),
            f"{PATH}: source: condition care: `adilet.zan.kz` is no link; write where the law can be read",
        ),
        (
            with_source(replace(SOURCE, url="https://adilet.zan.kz/rus/docs/K2300000224")),
            f"{PATH}: source: condition care: Social Code art. 79 п. 1 is cited without its anchor; "
            "write https://adilet.zan.kz/rus/docs/K2300000224#z…",
        ),
        (
            with_source(replace(SOURCE, certainty="sure")),
            f"{PATH}: source: condition care: certainty `sure` is not known; "
            "use firm, one_source, not_settled",
        ),
        (
            of(pays=GOOD.pays * 2),
            f"{PATH}: twice: two payments are called monthly; give each an id of its own",
        ),
        (
            of(pays=(Pays("monthly", SOURCE, Figure("pmm") * "2", period="month"),)),
            f"{PATH}: parameter: there is no rules/parameters/pmm.yaml; add it",
        ),
        (
            of(
                requires=(
                    Requirement("status", SOURCE, OneOf("residence_status", "kandas_quota_regions")),
                    Requirement("region", SOURCE, OneOf("region", "mrp")),
                )
            ),
            f"{PATH}: unit: mrp is of unit tenge, but is used as statuses or regions; correct one of the two",
        ),
        (
            of(may_change=("mother_award",)),
            f"{PATH}: fact: mother_award may change or starts it, but nothing reads it; remove it there",
        ),
        (
            of(starts="cares_for_group_1"),
            f"{PATH}: fact: it starts on cares_for_group_1, which is no date; name a date",
        ),
        (of(apply=()), f"{PATH}: apply: nobody is told where to go; add a channel"),
        (
            list(findings(GOOD, figures())),
            "rules/parameters/documents.yaml: documents: nobody is told what to take along for example; "
            "add a line for it",
        ),
    ],
)
def test_what_is_wrong_is_told_with_the_mend(found: list[str], told: str) -> None:
    assert found == [told]


def test_parameters_are_found_however_deep() -> None:
    amount = EitherWay("orphans_at_most_2_92", yes=Figure("pm") * "2", no=Constant("3") * Figure("mrp"))
    programme = replace(GOOD, pays=(Pays("monthly", SOURCE, amount, period="month"),))
    assert {name for name, _ in parameters_of(programme)} == {"orphans_at_most_2_92", "pm", "mrp"}
