"""Присвоение или продление статуса кандаса: law on migration.

An ethnic Kazakh who was never a citizen of Kazakhstan and has come to live there. Who already has the
status, or citizenship, does not need it. Since February 2026 a pilot adds a test, a questionnaire and an
interview (not checked).
"""

from typing import Final

from rules.assessment import Destination
from rules.expressions import Holds, Lacks, OneOf
from rules.programme import Programme, Requirement, Source

WHO: Final = Source(
    "Law on migration: status of kandas",
    "https://www.zakon.kz/sovety/6487155-chto-nuzhno-chtoby-poluchit-status-kandasa-v-kazakhstane.html",
)

NOT_KANDAS: Final = (
    "citizen",
    "foreigner_permanent",
    "stateless_permanent",
    "refugee",
    "foreigner_temporary",
    "abroad",
)
NOT_CITIZEN: Final = ("kandas", *NOT_KANDAS[1:])

KANDAS_STATUS: Final = Programme(
    id="kandas_status",
    law="Law on migration",
    requires=(
        Requirement("has_it", WHO, OneOf("residence_status", NOT_KANDAS)),
        Requirement("is_citizen", WHO, OneOf("residence_status", NOT_CITIZEN)),
        Requirement("ethnic_kazakh", WHO, Holds("ethnic_kazakh")),
        Requirement("never_citizen", WHO, Lacks("held_kz_citizenship")),
    ),
    not_checked=("pilot_test",),
    apply=(
        Destination("egov", "2F30_mzsr"),
        Destination("migration_portal"),
        Destination("state_corporation"),
        Destination("foreign_mission"),
    ),
)
