"""Questions beside the facts of the rules: each fact is asked, in its own kind, with its own values."""

from collections.abc import Iterator

from bot.check.finding import Finding
from bot.check.house import File, House
from bot.content.files import Location
from bot.content.models import Question
from rules import FACTS, PROGRAMMES, Fact

_KINDS = {
    "bool": "yes_no",
    "choice": "choice",
    "count": "number",
    "money": "money",
    "date": "date",
    "region": "region",
}


def facts(house: House) -> Iterator[Finding]:
    read = {fact: programme.id for programme in PROGRAMMES.values() for fact in programme.facts()}
    asked: dict[str, str] = {}
    for file, model in house.every(house.questions):
        for number, question in enumerate(model.questions):
            at: Location = ("questions", number)
            name = question.fact
            if name in asked:
                message = f"{name} is asked in {asked[name]} too; keep one question"
                yield file.finding((*at, "fact"), "fact", message)
            elif name not in FACTS:
                message = f"{name} is no fact of rules/facts.py; correct its spelling or remove the question"
                yield file.finding((*at, "fact"), "fact", message)
            else:
                if name not in read:
                    yield file.finding(
                        (*at, "fact"),
                        "unreachable",
                        f"no programme reads {name}, so nobody is ever asked; remove the question",
                    )
                yield from _of_its_kind(file, at, question, FACTS[name])
            asked[name] = file.path.name
            if question.hangs_on and question.hangs_on not in FACTS:
                message = f"{question.hangs_on} is no fact of rules/facts.py; correct its spelling"
                yield file.finding((*at, "hangs_on"), "fact", message)
            elif question.hangs_on == name:
                message = f"{name} cannot hang on itself; name the question that comes before, or remove it"
                yield file.finding((*at, "hangs_on"), "fact", message)
    if "question" not in house.incomplete and house.questions:
        for name in sorted(read.keys() - asked.keys()):
            message = f"{read[name]} needs {name} and no question asks it; add one"
            yield Finding(house.questions[0].path.parent, 1, "fact", message)


def _of_its_kind(file: File, at: Location, question: Question, fact: Fact) -> Iterator[Finding]:
    if question.kind != _KINDS[fact.kind]:
        yield file.finding(
            (*at, "kind"), "kind", f"{fact.name} is of kind {_KINDS[fact.kind]}, not {question.kind}"
        )
        return
    if question.kind == "choice":
        values = [option.value for option in question.options]
        for place, value in enumerate(values):
            if value not in fact.values or type(value) is bool:
                allowed = ", ".join(str(one) for one in fact.values)
                yield file.finding(
                    (*at, "options", place, "value"),
                    "option",
                    f"{value} is no value of {fact.name}; use {allowed}",
                )
            elif value in values[:place]:
                yield file.finding(
                    (*at, "options", place, "value"), "option", f"{value} stands twice; keep one"
                )
        for missing in (one for one in fact.values if one not in values):
            message = f"{fact.name} can be {missing} and no option says so; add it"
            yield file.finding((*at, "options"), "option", message)
    low, high = fact.min, fact.max
    for pressed in question.buttons:
        if isinstance(low, int) and isinstance(high, int) and not low <= pressed <= high:
            message = f"{pressed} is no answer to {fact.name}; it lies from {low} to {high}"
            yield file.finding((*at, "buttons"), "option", message)
