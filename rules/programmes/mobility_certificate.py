"""Сертификат экономической мобильности: Social Code art. 112 п. 4, and the orders on resettlement.

On the conditions of relocation within the quota, to buy or build a home in the region of arrival. In 2025
half of the price, at most 1 160 MRP; since 2026 at most 1 625 MRP and not tied to half of the price, but
what is paid when the home costs less is not settled: from the price to the full sum.
"""

from typing import Final

from rules.assessment import Destination
from rules.expressions import Between, EitherWay, Figure, Holds, NumberOf
from rules.programme import Pays, Programme, Requirement, Source, code
from rules.programmes.relocation_support import CONDITIONS

CAP: Final = Figure("certificate_cap") * Figure("mrp")
PRICE: Final = NumberOf("home_price")
SUM: Final = Source(
    "Rules of voluntary resettlement",
    "https://www.lada.kz/kazakhstan-news/146527-v-kazakhstane-s-1-ianvaria-pereselentsam-na-sever-podnimut-vyplaty-na-milliony-tenge.html",
)

MOBILITY_CERTIFICATE: Final = Programme(
    id="mobility_certificate",
    law="Social Code art. 112",
    requires=(
        *CONDITIONS,
        Requirement("home", code("112 п. 4", "z1656"), Holds("buys_or_builds_home")),
    ),
    pays=(
        Pays(
            "certificate",
            SUM,
            EitherWay(
                "certificate_half_of_price",
                yes=(PRICE * "0.5").at_most(CAP),
                no=Between(PRICE.at_most(CAP), CAP),
            ),
            period="once",
        ),
    ),
    may_change=(
        "registered_job_seeker",
        "permanently_registered_1_year",
        "move_to_region",
        "buys_or_builds_home",
    ),
    not_checked=("commission", "employer_pays", "social_contract", "five_years", "once_per_family"),
    apply=(Destination("career_centre"),),
)
