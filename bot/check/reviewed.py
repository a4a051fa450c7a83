"""`dialogs/reviewed.yaml`: what texts may hold because somebody looked it up."""

from bot.content.models import Strict


class Reviewed(Strict):
    """Constants of the law by the number, telephone numbers and hosts, each with what it is."""

    figures: dict[str, str]
    phones: dict[str, str]
    hosts: dict[str, str]
