"""The words of programmes beside what the rules declare, and the doors that lead to them."""

from collections.abc import Collection, Iterable, Iterator

from bot.check import values
from bot.check.finding import Finding
from bot.check.house import File, House
from bot.content.files import Location
from bot.content.models import Effect, ProgrammeWords
from rules import FACTS, PROGRAMMES, BadSituation, Programme, parse_situation


def programmes(house: House) -> Iterator[Finding]:
    written: set[str] = set()
    known = house.figures.parameters.values() if house.figures else ()
    reasons = {parameter.open_reason for parameter in known}
    for file, words in house.every(house.programmes):
        written.add(words.id)
        if words.id != file.path.stem:
            yield file.finding(("id",), "programme", f"the file is called {file.path.stem}; make them agree")
        if words.id in PROGRAMMES:
            yield from _words(file, words, PROGRAMMES[words.id], reasons)
        else:
            message = f"{words.id} is no programme of rules/programmes; correct its spelling"
            yield file.finding(("id",), "programme", message)
    if "programme" not in house.incomplete:
        for name in sorted(PROGRAMMES.keys() - written):
            path = house.root / "dialogs" / "programmes" / f"{name}.yaml"
            yield Finding(path, 1, "programme", "the file is missing; write the words of this programme")


def _words(
    file: File, words: ProgrammeWords, programme: Programme, reasons: Collection[str]
) -> Iterator[Finding]:
    yield from _same(file, "conditions", words.conditions, [one.id for one in programme.requires])
    yield from _same(file, "payments", words.payments, [one.id for one in programme.pays])
    yield from _same(file, "not_checked", words.not_checked, programme.not_checked)
    for reason in words.no_amount:
        if reasons and reason not in reasons:
            at: Location = ("no_amount", reason)
            yield file.finding(at, "words", f"the rules never give {reason} as a reason; remove it")
    if bool(words.until) != (programme.until is not None):
        wanted = (
            "there is no last day in the rules; remove it" if words.until else "say what the last day is of"
        )
        yield file.finding(("until",), "words", f"until: {wanted}")
    for note in words.notes:
        if note.startswith(("if_", "form_")) and note not in values.NOTES:
            known = ", ".join(one for one in values.NOTES if one.startswith(("if_", "form_")))
            yield file.finding(("notes", note), "words", f"{note} is never shown; use {known}")


def _same(file: File, field: str, written: Iterable[str], declared: Iterable[str]) -> Iterator[Finding]:
    declared, written = list(declared), list(written)
    for name in written:
        if name not in declared:
            known = ", ".join(declared) or "none"
            yield file.finding(
                (field, name), "words", f"{field}: {name} is not in the rules; they have {known}"
            )
    for name in declared:
        if name not in written:
            yield file.finding((field,), "words", f"{field}: {name} has no words; add them")


def doors(house: House) -> Iterator[Finding]:
    """Situations and topics: they lead to programmes that there are, and to every one."""
    file = house.situations
    if file.model is None:
        return
    ticked: set[str] = set()
    opened: set[str] = set()
    for number, situation in enumerate(file.model.situations):
        at: Location = ("situations", number)
        ticked.update(situation.ticked.programmes)
        yield from _effect(file, (*at, "ticked"), situation.ticked)
        yield from _effect(file, (*at, "unticked"), situation.unticked)
    names: dict[str, str] = {}
    for number, topic in enumerate(file.model.topics):
        at = ("topics", number)
        opened.update(topic.programmes)
        yield from _known(file, (*at, "programmes"), topic.programmes)
        for name in (topic.id, *topic.links, *topic.programmes):
            if name in names:
                message = f"{name} is a link to {names[name]} too; let each link name one topic"
                yield file.finding(at, "door", message)
            names[name] = topic.id
    for there, what in ((ticked, "situations"), (opened, "topics")):
        for name in sorted(PROGRAMMES.keys() - there):
            message = f"nothing in {what} leads to {name}; name it under `programmes`"
            yield file.finding((what,), "unreachable", message)


def _known(file: File, at: Location, names: Iterable[str]) -> Iterator[Finding]:
    for name in names:
        if name not in PROGRAMMES:
            yield file.finding(at, "door", f"{name} is no programme of the rules; correct its spelling")


def _effect(file: File, at: Location, effect: Effect) -> Iterator[Finding]:
    yield from _known(file, (*at, "programmes"), effect.programmes)
    for fact, value in effect.facts.items():
        if fact not in FACTS:
            yield file.finding((*at, "facts", fact), "fact", f"{fact} is no fact of rules/facts.py")
            continue
        try:
            parse_situation({fact: value})
        except BadSituation as bad:
            yield file.finding((*at, "facts", fact), "fact", str(bad))
