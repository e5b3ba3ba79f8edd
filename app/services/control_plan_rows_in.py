"""Each row of a plan from a file, held against what is known: which records it makes or changes, or why it cannot."""

from __future__ import annotations

from datetime import date

from app.domain import control_plans, controls, risks
from app.domain.control_plan_sheets import Given, Outcome, Waiting
from app.domain.measurement_sheets import folded
from app.domain.problems import Problem
from app.domain.risk_zones import value as product
from app.services.control_plan_known import Known
from app.services.control_plan_waiting import RowsWaiting, parts_of, tied_to
from app.services.kinds import KINDS

_RISK_TEXTS = ("process", "cause", "event", "consequence", "existing_control", "treatment", "category")
_CONTROL_TEXTS = ("routine", "method", "how", "sample", "how_often", "performer", "owner_role", "reports_to")


class RowsIn(RowsWaiting):
    """Takes rows one by one; what they make and change waits until all are read."""

    def __init__(self, known: Known, unit_id: int | None, today: date) -> None:
        super().__init__()
        self._known, self._unit, self._today = known, unit_id, today
        self._items: dict[int, list[Waiting]] = {}

    def take(self, given: Given) -> Outcome:
        """Take one row."""
        self._values, self._touched, self._problems = dict(given.values), [], []
        before = {id(each): len(each.new) for each in self.waiting}
        self._row()
        parts = parts_of(before, self._touched)
        if self._problems:
            return Outcome(given.row, "refused", parts, tuple(self._problems))
        said = {part.outcome for part in parts}
        outcome = next((code for code in ("new", "changed") if code in said), "unchanged")
        return Outcome(given.row, outcome, parts)

    def _row(self) -> None:
        plan = self._plan()
        unit = self._unit_of_row()
        if plan is None or unit is None:
            return
        risk = self._risk(unit) if self._says("risk", "event") else None
        control = self._control(unit, risk) if self._says("control") else None
        if risk is None and control is None:
            self._problems.append(Problem("row_about_nothing"))
            return
        self._item(plan, risk, control)
        if self._says("action"):
            self._action(unit, risk)
        if control is not None and self._says("result", "checked_on"):
            self._result(unit, control)
        elif self._says("result", "improvement"):
            self._problems.append(Problem("result_without_control", "control"))

    # -- the plan, its item --

    def _plan(self) -> Waiting | None:
        owner = self._unit
        if self._says("plan"):
            owner = self._known.units.get(folded(self._values["plan"]))
            if owner is None and folded(self._values["plan"]) != "hela kommunen":
                self._problems.append(
                    Problem("no_such_unit_in_sheet", "plan", {"unit": self._values["plan"]})
                )
                return None
        stored = self._known.plans.get(owner)
        if stored is not None and stored["state"] != "draft":
            self._problems.append(Problem(f"plan_{stored['state']}"))
            return None
        return self._waiting(
            "control_plan",
            ("plan", owner),
            str(self._known.year),
            stored,
            year=self._known.year,
            unit_id=owner,
        )

    def _item(self, plan: Waiting, risk: Waiting | None, control: Waiting | None) -> None:
        """The item that names the risk, else the control, else has the same number in the file; or a new one."""
        items = self._items_of(plan)
        item = next((each for each in items if risk is not None and tied_to(each, "risks", risk)), None)
        if item is None and risk is None and control is not None:
            item = next((each for each in items if tied_to(each, "controls", control)), None)
        numbered = ("item", id(plan), str(self._values.get("number", "")))
        if item is None and self._says("number"):
            item = self._made.get(numbered)
        name = str(self._values.get("title") or (risk or control or plan).name)
        if item is None:
            item = Waiting("control_plan_item", name, None, KINDS["control_plan_item"].empty())
            item.new |= {"plan_id": plan, "position": len(items), "risks": (), "controls": ()}
            self.waiting.append(item)
            items.append(item)
        if self._says("number"):
            self._made.setdefault(numbered, item)
        for field, other in (("risks", risk), ("controls", control)):
            if other is not None and not tied_to(item, field, other):
                item.tie(field, other if other.id is None else other.id)
        for field in ("title", "choice", "reason"):
            self._problems += item.say(field, self._values.get(field))
        self._touch(item)
        self._problems += control_plans.item_problems({**item.values, "plan_id": 1})

    def _items_of(self, plan: Waiting) -> list[Waiting]:
        if id(plan) not in self._items:
            stored = self._known.items.get(plan.id, []) if plan.id is not None else []
            found = [Waiting("control_plan_item", row["title"], row["id"], row) for row in stored]
            self.waiting += found
            self._items[id(plan)] = found
        return self._items[id(plan)]

    # -- the risk --

    def _unit_of_row(self) -> int | None:
        if not self._says("unit"):
            if self._unit is None:
                self._problems.append(Problem("required", "unit_id"))
            return self._unit
        found = self._known.units.get(folded(self._values["unit"]))
        if found is None:
            self._problems.append(Problem("no_such_unit_in_sheet", "unit_id", {"unit": self._values["unit"]}))
        return found

    def _risk(self, unit: int) -> Waiting:
        title = str(self._values.get("risk") or self._values["event"])
        short = title if len(title) <= 300 else f"{title[:299]}…"
        row = self._known.risks.get((unit, folded(short)))
        stored = None
        if row is not None:
            stored = {name: getattr(row, name) for name in _RISK_TEXTS if name != "consequence"}
            stored |= {"id": row.id, "unit_id": unit, "title": row.title, "consequence": row.consequence_text}
            stored["goals"] = tuple(sorted(goal.id for goal in row.goals))
        risk = self._waiting(
            "risk",
            ("risk", unit, folded(short)),
            short,
            stored,
            unit_id=unit,
            title=short,
            category="operations",
        )
        if len(title) > 300:
            self._values.setdefault("event", title)
        if risk.id is None and self._says("category"):
            risk.new["category"] = self._values["category"]
        for name in _RISK_TEXTS:
            self._problems += risk.say(name, self._values.get(name))
        self._aims(risk)
        self._problems += risks.problems(risk.values)
        self._weigh(risk, row.likelihood if row else None, row.consequence if row else None)
        return risk

    def _aims(self, risk: Waiting) -> None:
        """The goals that the risk works against; what may be either is a process where no goal is called so."""
        either = str(self._values.get("process_or_goal", ""))
        for name in [part.strip() for part in either.split(";") if part.strip()]:
            goal = self._known.goals.get(folded(name))
            if goal is None:
                self._problems += risk.say("process", either)
                break
            risk.tie("goals", goal)
        for name in [part.strip() for part in str(self._values.get("goals", "")).split(";") if part.strip()]:
            goal = self._known.goals.get(folded(name))
            if goal is None:
                self._problems.append(Problem("no_such_goal_in_sheet", "goals", {"goal": name}))
            else:
                risk.tie("goals", goal)

    def _weigh(self, risk: Waiting, likelihood: int | None, consequence: int | None) -> None:
        said = (self._values.get("likelihood"), self._values.get("score_consequence"))
        value = self._values.get("value")
        if said == (None, None):
            if value is not None and value != product(likelihood, consequence):
                self._problems.append(Problem("value_without_score", "likelihood"))
            return
        if value is not None and None not in said and value != product(*said):
            self._problems.append(
                Problem("value_differs", "value", {"value": value, "product": product(*said)})
            )
        given = {"likelihood": said[0], "consequence": said[1]}
        self._problems += risks.scale_problems(given, *self._known.steps)
        score = self._made.get(("score", id(risk)))
        if score is None and said == (likelihood, consequence):
            return
        if score is None:
            score = self._waiting("risk_score", ("score", id(risk)), risk.name, None)
            score.new |= {"risk_id": risk, "year": self._known.year, "kind": "current"}
        for name, step in given.items():
            self._problems += score.say(name, step)
        self._touch(score)
        self._problems += risks.score_problems({**score.values, "risk_id": 1})

    # -- what is done about it --

    def _control(self, unit: int, risk: Waiting | None) -> Waiting:
        title = str(self._values["control"])
        known = self._known.controls.get(folded(title), [])
        own = [row for row in known if row["unit_id"] == unit] or (known if len(known) == 1 else [])
        owner = own[0]["unit_id"] if own else unit
        control = self._waiting(
            "control",
            ("control", owner, folded(title)),
            title,
            own[0] if own else None,
            title=title,
            unit_id=unit,
        )
        for name in _CONTROL_TEXTS:
            self._problems += control.say(name, self._values.get(name))
        if risk is None or control.id is None:
            # Beside a risk the process is the risk's: what a control already says of its own stays.
            self._problems += control.say("process", self._values.get("process"))
        if risk is not None and control.id is None:
            control.tie("risks", risk if risk.id is None else risk.id)
        self._problems += controls.control_problems(control.values)
        return control

    def _action(self, unit: int, risk: Waiting | None) -> None:
        if risk is None:
            self._problems.append(Problem("action_without_risk", "risk_id"))
            return
        title = str(self._values["action"])
        stored = self._known.actions.get((risk.id or 0, folded(title)))
        action = self._waiting(
            "action", ("action", id(risk), folded(title)), title, stored, unit_id=unit, title=title
        )
        if action.id is None:
            action.new |= {"risk_id": risk, "year": self._known.year}
        for name, field in (("owner_role", "action_owner"), ("due_on", "action_due"), ("state", "state")):
            self._problems += action.say(name, self._values.get(field))
        if action.values.get("state") == "done":
            self._problems += action.say(
                "done_on", action.values.get("done_on") or self._values.get("action_due")
            )
        self._problems += controls.action_problems({**action.values, "risk_id": 1}, self._today)

    def _result(self, unit: int, control: Waiting) -> None:
        often = str(control.values["how_often"])
        day, slot = self._values.get("checked_on"), self._values.get("slot")
        if not isinstance(slot, int):
            month = day.month if isinstance(day, date) else 12
            slot = (month - 1) * controls.SLOTS[often] // 12 + 1
        stored = self._known.results.get((control.id or 0, unit, slot))
        result = self._waiting(
            "control_result",
            ("result", id(control), unit, slot),
            control.name,
            stored,
            unit_id=unit,
            slot=slot,
        )
        if result.id is None:
            result.new |= {"control_id": control, "year": self._known.year}
        for name, field in (("sample", "checked"), *((name, name) for name in _RESULT)):
            self._problems += result.say(name, self._values.get(field))
        self._problems += controls.result_problems({**result.values, "control_id": 1}, self._today)
        self._problems += controls.slot_problems(slot, often)
        performing = {control.values.get("unit_id"), *self._known.performing.get(control.id or 0, ())}
        if unit not in performing:
            self._problems.append(Problem("not_performing", "unit_id"))
        if self._says("improvement"):
            self._improve(unit, result)

    def _improve(self, unit: int, result: Waiting) -> None:
        title = str(self._values["improvement"])
        stored = self._known.improvements.get((result.id or 0, folded(title)))
        action = self._waiting(
            "improvement",
            ("improvement", id(result), folded(title)),
            title,
            stored,
            unit_id=unit,
            title=title,
        )
        if action.id is None:
            action.new |= {"result_id": result, "year": self._known.year}
        self._problems += action.say("due_on", self._values.get("improvement_due"))
        self._problems += controls.action_problems({**action.values, "result_id": 1}, self._today)


_RESULT = ("result", "checked_on", "population", "deviations", "observation", "evidence")
