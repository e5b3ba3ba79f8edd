"""A talk with Kolada in the worker: at the address that is set, with how far it has come, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from app import wording
from app.domain.problems import Cancelled, UserError
from app.exchange.kolada import address
from app.text import translate
from app.ui.common.context import Context
from app.ui.common.settings import Settings

if TYPE_CHECKING:
    from app.domain.progress import Progress
    from app.exchange.kolada.api import Api

T = TypeVar("T")

_ADDRESS = "kolada/address"


def address_of(settings: Settings) -> str:
    """Where Kolada is asked."""
    return settings.text(_ADDRESS) or address.BASE


def set_address(settings: Settings, wanted: str) -> None:
    """Ask elsewhere from now on; an empty text means Kolada's own address. Raises where it is not safe."""
    settings.set(_ADDRESS, address.checked(wanted) if wanted.strip() else "")


def ask(
    context: Context,
    work: Callable[[Api], T],
    done: Callable[[T], None],
    failed: Callable[[str], None],
    title: str,
) -> None:
    """Do ``work`` with Kolada. ``failed`` gets a sentence to show in place; a bug is told as bugs are."""
    base = address_of(context.settings)

    def talk(progress: Progress) -> T:
        # Here, because the network's libraries are heavy.
        from app.exchange.kolada.api import Api
        from app.exchange.kolada.client import Client
        from app.exchange.kolada.pace import Pace

        with Client(base, Pace(progress)) as client:
            return work(Api(client))

    def tell(error: Exception) -> bool:
        said = why(error)
        failed(said)
        return bool(said)

    context.tasks.run_long(talk, done, tell, title)


def why(error: Exception) -> str:
    """What went wrong, in a sentence or two; empty for what is a bug in the program."""
    if isinstance(error, Cancelled):
        return translate("Kolada", "Hämtningen stoppades. Inget har ändrats.")
    return " ".join(wording.sentence(error)) if isinstance(error, UserError) else ""
