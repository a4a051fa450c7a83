"""The form of help, over everything that may be."""

from datetime import date
from typing import Any

from rules.engine.classes import NOT_ASKED, Code, classes_of
from rules.engine.space import Space
from rules.expressions import Turns, World
from rules.figures import Figures
from rules.knowledge import Truth
from rules.memo import Memo, key_of
from rules.programme import Form
from rules.situation import Situation


class FormTable:
    """A form, decided for every state of what is known."""

    def __init__(self, form: Form, on: date, figures: Figures) -> None:
        turns, facts = Turns(), form.facts()
        form.unconditional.turns(World(on, figures, {}, on), turns)
        self._space = space = Space({fact: classes_of(fact, turns) for fact in facts})
        self._key = key_of(facts)
        self._found: Memo[Any, tuple[str | None, frozenset[str]]] = Memo()

        def is_unconditional(point: tuple[int, ...]) -> bool:
            values = [one.members(index)[0] for one, index in zip(space.classes, point, strict=True)]
            world = World(on, figures, dict(zip(facts, values, strict=True)), on)
            return form.unconditional.at(world) is Truth.MET

        self._unconditional = space.sorted_by(facts, is_unconditional)[True]

    def find(self, situation: Situation) -> tuple[str | None, frozenset[str]]:
        """The form where it is settled, and the facts not asked that can still change it."""
        known, space = situation.known, self._space
        key = self._key(known)
        found = self._found.get(key)
        if found is None:
            codes = [one.code(known[fact]) for fact, one in zip(space.facts, space.classes, strict=True)]
            found = self._found.put(key, self._decide(tuple(codes)))
        return found

    def _decide(self, codes: tuple[Code, ...]) -> tuple[str | None, frozenset[str]]:
        space = self._space
        possible = space.within(codes)
        with_contract = possible & ~self._unconditional
        without = possible & self._unconditional
        form = None if with_contract and without else "unconditional" if without else "conditional"
        asked = [place for place, code in enumerate(codes) if code == NOT_ASKED]
        for place in range(len(codes)):
            if place not in asked:
                with_contract, without = (space.forget(one, place) for one in (with_contract, without))
        answered = (with_contract & ~without, without & ~with_contract, with_contract & without)
        return form, frozenset(space.facts[place] for place in asked if space.parted(answered, place))
