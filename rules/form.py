"""The form of help, over everything that may be."""

from collections.abc import Mapping
from datetime import date
from itertools import product

from rules.classes import NOT_ASKED, Classes, Code, classes_of, possible
from rules.expressions import Turns, World
from rules.figures import Figures
from rules.knowledge import Truth
from rules.programme import Form
from rules.situation import Situation


class FormTable:
    """A form, decided for every state of what is known."""

    def __init__(self, form: Form, on: date, figures: Figures) -> None:
        turns = Turns()
        self._form = form
        self._on = on
        self._figures = figures
        form.unconditional.turns(World(on, figures, {}, on), turns)
        self._facts = form.facts()
        self._classes: list[Classes] = [classes_of(fact, turns) for fact in self._facts]
        self._found: dict[tuple[Code, ...], tuple[str | None, frozenset[str]]] = {}

    def find(self, situation: Situation) -> tuple[str | None, frozenset[str]]:
        """The form where it is settled, and the facts not asked that can still change it."""
        key = tuple(c.code(situation.known.get(f)) for f, c in zip(self._facts, self._classes, strict=True))
        if key not in self._found:
            self._found[key] = self._decide(key)
        return self._found[key]

    def _decide(self, codes: tuple[Code, ...]) -> tuple[str | None, frozenset[str]]:
        choices = [possible(code, classes) for code, classes in zip(codes, self._classes, strict=True)]
        asked = [place for place, code in enumerate(codes) if code == NOT_ASKED]
        forms = {point: self._at(point) for point in product(*choices)}
        missing = set()
        for place in asked:
            for point in forms:
                line = [
                    self._agreed(forms, asked, (*point[:place], value, *point[place + 1 :]))
                    for value in choices[place]
                ]
                if len(set(line)) > 1:
                    missing.add(self._facts[place])
        return _only(set(forms.values())), frozenset(missing)

    def _agreed(
        self, forms: Mapping[tuple[int, ...], str], asked: list[int], point: tuple[int, ...]
    ) -> str | None:
        """The form once everything that was not asked is answered as in `point`."""
        return _only(
            {form for other, form in forms.items() if all(other[place] == point[place] for place in asked)}
        )

    def _at(self, point: tuple[int, ...]) -> str:
        values = {f: c.members(i)[0] for f, c, i in zip(self._facts, self._classes, point, strict=True)}
        met = self._form.unconditional.at(World(self._on, self._figures, values, self._on)) is Truth.MET
        return "unconditional" if met else "conditional"


def _only(forms: set[str]) -> str | None:
    return forms.pop() if len(forms) == 1 else None
