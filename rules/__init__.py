from rules.facts import FACTS
from rules.situation import BadSituation, Situation, parse_situation

__all__ = ["FACTS", "BadSituation", "Situation", "parse_situation"]
