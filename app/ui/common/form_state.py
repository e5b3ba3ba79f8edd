"""What is filled in, what is changed and what is wrong among the fields of one form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Qt

from app import wording
from app.domain.problems import Problem
from app.ui.common.fields import Derived, Field
from app.ui.common.form_fields import make_editor
from app.ui.common.form_parts import FieldBlock, bring_into_sight


class FormState:
    """The fields of a form with their values: as filled in, as they stand, and which differ."""

    def __init__(self, fields: Sequence[Field], *, calm: bool) -> None:
        self.blocks = {field.name: FieldBlock(field, make_editor(field)) for field in fields}
        self.base: dict[str, object] = {}
        """What the form was filled with, whole."""
        self._filled: dict[str, object] = {}
        self.changed: set[str] = set()
        if calm:
            for block in self.blocks.values():
                block.editor.set_look("calm", True)

    def names(self) -> list[str]:
        """The fields that have a value of their own."""
        return [name for name, block in self.blocks.items() if not isinstance(block.field, Derived)]

    def value(self, name: str) -> object:
        """The value of a field; what cannot be understood counts as its value before."""
        try:
            return self.blocks[name].editor.value()
        except ValueError:
            return self.base.get(name)

    def values(self) -> dict[str, object]:
        """All values as they stand."""
        return {name: self.value(name) for name in self.names()}

    def changed_values(self) -> dict[str, object]:
        """The values that differ from what the form was filled with."""
        return {name: value for name, value in self.values().items() if name in self.changed}

    def own_base(self) -> dict[str, object]:
        """What the fields were filled with, and what the record is known by."""
        kept = {*self.names(), "id", "version"}
        return {name: value for name, value in self.base.items() if name in kept}

    def fill(self, values: Mapping[str, object]) -> None:
        """Show ``values`` as unchanged."""
        self.base = dict(values)
        for name in self.names():
            self.blocks[name].editor.set_value(values.get(name))
            # The field may make something else of what it is given (no text of None, no space at the end):
            # that is no change of the user's.
            self._filled[name] = self.value(name)
            self.base.setdefault(name, self._filled[name])
        for block in self.blocks.values():
            block.show_problem("")
        self.compare(self.names())

    def put(self, values: Mapping[str, object]) -> None:
        """Show ``values`` as changes."""
        for name, value in values.items():
            if name in self.blocks:
                self.blocks[name].editor.set_value(value)
        self.compare(self.names())

    def compare(self, names: Sequence[str]) -> None:
        """See which of the fields differ from what they were filled with, and let the derived ones follow."""
        for name in names:
            editor = self.blocks[name].editor
            differs = bool(editor.problem()) or self.value(name) != self._filled.get(name)
            (self.changed.add if differs else self.changed.discard)(name)
            editor.set_look("changed", differs)
        self._derive()

    def own_problems(self) -> dict[str, str]:
        """What is wrong with what is written, before anybody is asked to save it."""
        return {name: problem for name in self.names() if (problem := self._problem(name))}

    def show_problems(self, texts: Mapping[str, str]) -> None:
        """Say beside the fields what is wrong, take away what no longer is, and go to the first."""
        for name, block in self.blocks.items():
            block.show_problem(texts.get(name, ""))
        first = next((name for name in self.blocks if name in texts), None)
        if first is not None:
            self.blocks[first].editor.main().setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(self.blocks[first])

    def tell(self, problems: Sequence[Problem]) -> list[str]:
        """Say beside the fields what the rules refuse; what belongs to no field in sight is returned."""
        texts = {problem.field: wording.field_problem(problem) for problem in problems}
        blocks = self.blocks
        own = {name: text for name, text in texts.items() if name in blocks and not blocks[name].left_out}
        self.show_problems(own)
        return [text for name, text in texts.items() if name not in own]

    def _problem(self, name: str) -> str:
        block = self.blocks[name]
        if block.isHidden():
            return ""
        problem = block.editor.problem()
        if not problem and block.field.required and self.value(name) in (None, "", ()):
            return wording.field_problem(Problem("required", name))
        return problem

    def _derive(self) -> None:
        derived = list(self._derived())
        if derived:
            values = self.values()
            for field, block in derived:
                block.editor.set_value(field.compute(values))

    def _derived(self) -> Iterator[tuple[Derived, FieldBlock]]:
        for block in self.blocks.values():
            if isinstance(block.field, Derived):
                yield block.field, block
