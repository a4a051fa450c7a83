"""Every screen with what a person really sees on it: example households, one day, both languages."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from bot.content import LANGUAGES, Content, Language
from bot.conversation import Moment, Screen, State, opening
from bot.conversation.asking import WHY
from bot.conversation.card import TABS
from bot.conversation.show import show
from bot.conversation.state import Place
from bot.conversation_tests.golden.law import law
from bot.conversation_tests.golden.writing import Section, written
from rules import PROGRAMMES, Verdict, assess
from rules.households import Household, households

DAY: Final = date(2026, 11, 22)
_KEPT: Final = 30
_RUN: Final = "r"
_FAMILY: Final = "fourth_child_aktobe"
_TYPICAL: Final[dict[str, Any]] = {"number": 3, "money": 185_000, "date": "2026-03-05", "region": "KZ-15"}
"""What is answered to a question of a kind; the others have options."""

_EXPLANATIONS: Final = tuple(
    f"message.{kind}." for kind in ("typed", "ask_back", "other", "stale", "errors", "group")
)


def pages(content: Content) -> dict[str, str]:
    """The text of every page by its name: `ru/cards/tsa`, and for lawyers `law/tsa`."""
    made = {}
    for language in LANGUAGES:
        screens = _Screens(content, language)
        for name, sections in screens.all():
            made[f"{language}/{name}"] = written(sections)
        made[f"{language}/explanations"] = _explanations(content, language)
    return made | dict(law(content, DAY))


class _Screens:
    def __init__(self, content: Content, language: Language) -> None:
        self._content = content
        self._language: Language = language
        self._family = next(one for one in households() if one.id == _FAMILY)

    def all(self) -> Iterator[tuple[str, list[Section]]]:
        yield from self._around()
        for fact in self._content.questions:
            yield f"questions/{fact}", list(self._question(fact))
        yield from self._results()
        for name in PROGRAMMES:
            yield f"cards/{name}", list(self._card(name))
        yield "regions/choice", [Section("from the menu", self._show(Place("where")))]
        for region in self._content.regions:
            yield f"regions/{region}", list(self._region(region))

    def _show(self, at: Place, household: Household | None = None, **fields: Any) -> Screen:
        if household is not None:
            fields |= {"answers": household.facts_on(DAY), "scope": tuple(PROGRAMMES)}
        state = State(language=self._language, at=at, run=_RUN, **fields)
        return show(self._content, state, Moment(DAY, self._language, _RUN, _KEPT))

    def _around(self) -> Iterator[tuple[str, list[Section]]]:
        content, language = self._content, self._language
        yield "language", [Section("the app speaks this language", opening.language(content, language))]
        yield "notice", [Section("once, at the beginning", self._show(Place("notice")))]
        yield (
            "menu",
            [
                Section("of somebody new", self._show(Place("menu"))),
                Section("with questions to go on with", self._show(Place("menu"), self._family)),
            ],
        )
        yield (
            "situations",
            [
                Section("nothing is ticked", self._show(Place("situations"))),
                Section("one is ticked", self._show(Place("situations"), ticked=("baby",))),
            ],
        )
        yield "about", [Section("from the menu", self._show(Place("about")))]
        yield "help", [Section("at /help", opening.help_(content, language))]
        yield "resume", [Section("at /start in the middle", opening.resume(content, language))]
        yield "forgotten", [Section("at /forget", opening.forgotten(content, language))]

    def _question(self, fact: str) -> Iterator[Section]:
        asked = self._content.questions[fact]
        yield Section("it is asked", self._show(Place("question", fact), scope=tuple(PROGRAMMES)))
        if asked.kind == "yes_no":
            value: Any = True
        else:
            value = asked.options[0].value if asked.options else _TYPICAL[asked.kind]
        yield Section(
            "why it is asked, and what is noted",
            self._show(Place("question", fact, WHY), scope=tuple(PROGRAMMES), answers={fact: value}),
        )
        if asked.kind == "date":
            yield Section("a year is picked", self._show(Place("question", fact, "2026")))
            yield Section("a month is picked", self._show(Place("question", fact, "2026-03")))
        if asked.kind != "yes_no":
            yield Section("an answer was typed", self._show(Place("confirm", fact, value)))
        if asked.kind == "region":
            yield Section("an answer of two meanings", self._show(Place("choose", fact, ["KZ-19", "KZ-75"])))

    def _results(self) -> Iterator[tuple[str, list[Section]]]:
        yield (
            "review",
            [
                Section(self._family.words, self._show(Place("review"), self._family)),
                Section("no answers yet", self._show(Place("review"), scope=tuple(PROGRAMMES))),
            ],
        )
        yield (
            "summary",
            [Section(household.words, self._show(Place("summary"), household)) for household in households()]
            + [
                Section(
                    "not everything is asked about",
                    self._show(Place("summary"), answers=self._family.facts_on(DAY), scope=("tsa",)),
                )
            ],
        )

    def _card(self, name: str) -> Iterator[Section]:
        """The front in each verdict, and its tabs, each of a household that has it."""
        for verdict in Verdict:
            household = self._household(name, verdict)
            if household is None:
                continue
            for tab in (None, *(TABS if verdict is Verdict.LIKELY else ("why",))):
                words = f"{verdict}{f', {tab}' if tab else ''}: {household.words}"
                yield Section(words, self._show(Place("card", name, tab), household))

    def _household(self, name: str, verdict: Verdict) -> Household | None:
        for household in households():
            situation = household.situation_on(DAY)
            (one,) = assess(situation, DAY, [name], figures=self._content.figures).programmes
            if one.verdict is verdict:
                return household
        return None

    def _region(self, region: str) -> Iterator[Section]:
        """The region; of its districts and towns, which differ in a name, the lines that differ."""
        whole = self._show(Place("where", region))
        yield Section("the region is chosen", whole)
        known = set(str(whole.text).splitlines())
        for number, unit in enumerate(self._content.regions[region].units):
            chosen = self._show(Place("where", region, str(number)))
            own = [line for line in str(chosen.text).splitlines() if line not in known]
            if own:
                yield Section(f"{unit.ru} is chosen; what differs", Screen("\n".join(own)))


def _explanations(content: Content, language: Language) -> str:
    """Words over a screen that explain why something could not count, and the notices of the servers."""
    known = content.catalogue.keys()
    keys = sorted(key for key in known if key.startswith(_EXPLANATIONS))
    return "\n".join(f"{key}\n    {content.words(language, key)}" for key in keys) + "\n"
