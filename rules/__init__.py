"""Which support is likely, how much, why, and until when: the rules that every channel can share.

    from datetime import date
    from rules import assess, next_questions, parse_situation

    situation = parse_situation({"residence_status": "citizen", "child_birth_date": "2026-03-15"})
    next_questions(situation, on=date(2026, 11, 22), programmes=["birth_benefit"])  # the order of the child
    assess(situation, on=date(2026, 11, 22)).to_json()

Pure: no network, no clock, no sentence for a citizen. What is not known stays unknown; nothing is ever
defaulted.
"""

from rules.assess import VERSION, assess
from rules.assessment import (
    AssessedCondition,
    AssessedPayment,
    AssessedProgramme,
    Assessment,
    Change,
    Destination,
    Question,
    UsedParameter,
)
from rules.facts import FACTS, Fact
from rules.figures import FigureError, Figures, figures, load_figures
from rules.knowledge import State, Verdict
from rules.parsing import parse_situation
from rules.programme import Programme
from rules.programmes import PROGRAMMES
from rules.questions import next_questions
from rules.situation import BadSituation, Situation

__version__ = VERSION

__all__ = [
    "FACTS",
    "PROGRAMMES",
    "AssessedCondition",
    "AssessedPayment",
    "AssessedProgramme",
    "Assessment",
    "BadSituation",
    "Change",
    "Destination",
    "Fact",
    "FigureError",
    "Figures",
    "Programme",
    "Question",
    "Situation",
    "State",
    "UsedParameter",
    "Verdict",
    "assess",
    "figures",
    "load_figures",
    "next_questions",
    "parse_situation",
]
