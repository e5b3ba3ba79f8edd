"""Unsaved text: asking before it would go out of sight, and offering what an earlier window left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.text import translate

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QVBoxLayout

    from app.ui.common.drafts import Drafts
    from app.ui.common.messages import Messages
    from app.ui.common.record_form import RecordForm
    from app.ui.common.tasks import Tasks

type_of_forms = Callable[[], "Sequence[RecordForm]"]


def ask(messages: Messages, tasks: Tasks, dirty_forms: type_of_forms, then: Callable[[], object]) -> None:
    """Do ``then`` once nothing is unsaved: at once, or when the user has saved or let go of it."""
    forms = list(dirty_forms())
    if not forms:
        then()
        return

    def done(_nothing: None) -> None:
        if not dirty_forms():
            then()

    def answer(code: str) -> None:
        if code == "drop":
            for form in forms:
                form.revert()
            then()
        # Every form is asked to save, so that each shows what is wrong with it.
        elif code == "save" and all([form.save() for form in forms]):
            # The worker does things in order: when it comes to this, the saves are done or refused.
            tasks.run(lambda: None, done)

    messages.ask(
        translate("Unsaved", "Det finns osparade ändringar."),
        translate("Unsaved", "Spara dem, eller låt dem gå."),
        [
            ("save", translate("Unsaved", "Spara")),
            ("drop", translate("Unsaved", "Kasta ändringarna")),
            ("stay", translate("Unsaved", "Fortsätt skriva")),
        ],
        answer,
    )


def offer(session: QObject, drafts: Drafts, column: QVBoxLayout, show: Callable[[str, int], object]) -> None:
    """Say over the page that text from an earlier time was never saved, and lead to it.

    The strip goes with the ``session``: in another file it would lead to records that have nothing to do with it.
    """
    left = drafts.all()
    if not left:
        return
    first = left[0]
    kind, _, record = first.key.partition(":")

    def drop() -> None:
        for draft in left:
            drafts.discard(draft.key)

    names = ", ".join(
        f"”{draft.title}”" if draft.title else f"”{translate('Unsaved', 'ny')}”" for draft in left[:3]
    )
    more = translate("Unsaved", " med flera") if len(left) > 3 else ""
    text = translate("Unsaved", "Osparad text finns kvar sedan sist: {names}{more}.").format(
        names=names, more=more
    )
    from app.ui.common.form_parts import Notice

    notice = Notice()
    # Under the header and its line.
    column.insertWidget(2, notice)
    notice.say(
        text,
        [
            (translate("Unsaved", "Visa texten"), lambda: show(kind, int(record) if record.isdigit() else 0)),
            (translate("Unsaved", "Kasta texten"), drop),
        ],
    )
    session.destroyed.connect(notice.deleteLater)
