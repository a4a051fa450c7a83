"""Which screen a person sees, told from its buttons and from where they are."""

from bot.conversation import State
from bot.conversation_tests.seen import Seen

_TEMPLATE_OF_TAB = {tab: f"card_{tab}" for tab in ("why", "documents", "apply", "notes")}


def screen_of(state: State, seen: Seen) -> str:
    """The name of its template in `dialogs/screens/`; `language` and `choose` have none.

    Most screens are where the state says that the person is. A few are shown over that place.
    """
    pressed = [button.data for button in seen.buttons if button.data]
    if pressed and all(data.startswith("l:") for data in pressed):
        return "language" if len(pressed) > 1 else "forgotten"
    if "go" in pressed:
        return "resume" if "n:restart" in pressed else "help"
    at = state.at
    match at.screen:
        case "card":
            return _TEMPLATE_OF_TAB.get(str(at.value), "card")
        case "where":
            return "where" if at.of else "where_region"
        case screen:
            return screen
