"""What each fact means, in a sentence for programmers and lawyers: the schema and `explain` tell it.

Citizens are asked in other words, which are the dialogs' business.
"""

from typing import Final

MEANINGS: Final = {
    "residence_status": "The person's status in Kazakhstan; abroad: lives outside the country.",
    "region": "Where the person is registered, ISO 3166-2:KZ.",
    "household_size": (
        "Members of the family as art. 120 п. 5 counts them, with the person: living together by marriage, "
        "kinship, adoption or as an unmarried couple; also those away for work or study, students to 23; "
        "without people on full state support, conscripts, prisoners, people in compulsory treatment."
    ),
    "household_income_monthly": (
        "Income of all members, average month of the quarter before the application, loans left out."
    ),
    "consumer_loan_last_quarter": "Loans and microcredits received in that quarter, mortgages left out.",
    "poverty_line_official": (
        "The region's poverty line for this quarter, per person per month, where the person knows it; "
        "otherwise the table stands."
    ),
    "children_aged_1_to_6": "Children from 1 to 6 inclusive.",
    "has_able_bodied_member": (
        "Someone from 18 to pension age (men 63, women 61) who is not of group I or II and has no illness "
        "of over two months."
    ),
    "only_able_bodied_member_is_carer": (
        "The only one who can work cares for a child under 3, a child with disability, a person with "
        "disability of group I or II, or an elderly person needing care."
    ),
    "refused_employment_measures_6_months": (
        "An able-bodied member who is not exempt (art. 122 п. 4) refused them within six months."
    ),
    "broke_social_contract_6_months": (
        "A social contract ended through the family's fault within six months."
    ),
    "has_or_expects_child": (
        "There is a child to ask about: a baby, one expected, one adopted or taken under guardianship."
    ),
    "child_birth_date": "Birth of the youngest child; in the future: the expected day.",
    "child_route": "How the child came to the family.",
    "child_order": "Which child in the family; of twins the first of them.",
    "children_born_together": "1, twins 2, triplets 3 …",
    "child_on_state_support": "The child is on full state support.",
    "carer_insured": (
        "Social contributions were paid for the person who cares for the child, within 24 months."
    ),
    "carer_average_income_24_months": "The carer's income that contributions were paid on, per month, ÷ 24.",
    "carer_returned_to_work": "The carer is back at work.",
    "insured_as": ("How the insured person works; special_regime: the self-employed regime of 2026."),
    "mother_insured": "Contributions were paid for the mother within 12 months before the leave.",
    "mother_average_income_12_months": (
        "The mother's income that contributions were paid on, per month, ÷ 12."
    ),
    "maternity_leave_start": "First day on the certificate.",
    "maternity_leave_days": "Days on the certificate.",
    "minor_children_at_home": (
        "Children under 18 who live with the family, and full-time students to 23 wherever they live; "
        "without children on full state support."
    ),
    "mother_award": "The award for raising many children.",
    "raises_child_with_disability": "A child with disability is raised in the family.",
    "children_with_disability": "How many children with disability.",
    "cares_for_group_1": "Really cares for an adult of group I; kinship does not matter.",
    "disability": "Group of the person, or age and group of the child, asked about.",
    "disability_cause": "general_illness includes work injury and occupational disease.",
    "capacity_loss_percent": "Loss of general work capacity set by the examination.",
    "insured_months": "Months of participation in social insurance.",
    "average_income_24_months": (
        "The insured person's income that contributions were paid on, per month, ÷ 24."
    ),
    "lost_breadwinner": "A breadwinner has died.",
    "dependants_of_deceased": "How many depended on the person who died.",
    "both_parents_lost": "Both parents have died.",
    "deceased_insured": "Contributions were paid for the person who died.",
    "deceased_average_income_24_months": (
        "That person's income that contributions were paid on, per month, ÷ 24."
    ),
    "deceased_insured_months": "That person's months of participation.",
    "ethnic_kazakh": "The person is an ethnic Kazakh.",
    "held_kz_citizenship": "Ever had citizenship of Kazakhstan.",
    "move_to_region": "Where the family moves, ISO 3166-2:KZ.",
    "included_in_quota_before": "The family was included in the regional quota before.",
    "family_size_moving": "How many move, with the person.",
    "registered_job_seeker": "Registered as seeking work or unemployed.",
    "permanently_registered_1_year": "Permanently registered for a year in the region of departure.",
    "buys_or_builds_home": "Buys or builds a home in the region of arrival.",
    "home_price": "Price of that home.",
    "owns_two_homes_and_two_cars": "The family owns two homes and two cars.",
}
