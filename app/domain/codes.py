"""The codes that rules and tables agree on. Words for them are in ``app.wording``."""

from __future__ import annotations

UNIT_KINDS = (
    "council",
    "executive_board",
    "working_committee",
    "committee",
    "company",
    "administration",
    "operation",
)
ANSWERING_UNIT_KINDS = ("executive_board", "committee", "company")
"""Units that have goals and risks of their own and contribute to every overarching goal."""

GOAL_LEVELS = ("vision", "overarching", "success_factor", "body", "subgoal", "internal")

QUALITIES = ("actual", "perceived")
INDICATOR_LEVELS = ("national", "regional", "local")
DIRECTIONS = ("higher", "lower", "band")
SOURCES = ("kolada", "survey", "own")
GENDERS = ("T", "K", "M")
"""Total, women (kvinnor), men: Kolada's letters."""
YEAR_PARTS = ("t1", "t2", "t3", "year")
"""Tertials and the full year; alphabetical order is order in time."""
MEASUREMENT_STATES = ("preliminary", "final")
FREQUENCIES = ("tertial", "year", "school_year", "two_years", "three_years", "four_years", "irregular")
"""How often an indicator is measured."""
PLAN_STATES = ("draft", "adopted")
"""Where a plan for measurement and follow-up stands."""
PLACE_KINDS = ("own", "municipality", "region", "nation", "comparison_group", "unit")

SDG_EXTENTS = ("whole", "part")

RISK_CATEGORIES = ("environment", "operations", "legal", "it", "reporting", "economy", "trust")
SCORE_KINDS = ("inherent", "current", "residual")
RISK_ANALYSIS_STATES = ("open", "submitted", "closed")
"""A unit's risk analysis of a year: being filled in, handed in, taken over by the executive office."""
TREATMENT_KINDS = ("accept", "watch")
"""What is decided of a risk that nothing is done about; actions and controls are records of their own."""
ACTION_STATES = ("planned", "ongoing", "done", "dropped")
OPEN_ACTION_STATES = ("planned", "ongoing")
"""States in which there is something left to do."""
CONTROL_METHODS = ("sample", "full", "interview", "log", "other")
CONTROL_FREQUENCIES = ("month", "quarter", "tertial", "half_year", "year")
CONTROL_PLAN_STATES = ("draft", "decided", "locked")
PLAN_CHOICES = ("proposed", "lifted", "left_out")
"""How something came into a control plan, or was kept out of it."""
CONTROL_RESULTS = ("no_remark", "minor", "serious", "not_done")
DEVIATIONS = ("minor", "serious")
"""Results that ask for an improvement."""
COSO_PARTS = ("environment", "assessment", "activities", "information", "monitoring")
"""The five parts of internal control, in COSO's order."""
JUDGEMENTS = ("sufficient", "improve", "insufficient")
"""What the executive board thinks of the whole internal control of a year."""
THRESHOLD_RULES = ("at_least", "over")
SCALES = ("likelihood", "consequence")
ZONES = ("low", "medium", "high")

DECISION_KINDS = (
    "vision",
    "goals",
    "budget",
    "programme",
    "methods",
    "dialogue",
    "fulfilment",
    "control_plan",
    "other",
)
DECISION_STATES = ("draft", "working_committee", "executive_board", "council", "adopted", "returned")
"""Where a decision is on its way; ``adopted`` is the end of it."""

CLARIFICATION_SOURCES = ("declaration", "executive_dialogue", "citizen_dialogue", "document", "other")
"""Where a clarification comes from. The national declaration is the ground, so it stands first."""
CLARIFIED_LEVELS = ("overarching", "success_factor", "internal")

PARTY_KINDS = ("party", "group")
METHOD_STATES = ("proposed", "adopted", "rejected")
METHOD_LEVELS = ("overarching", "success_factor")
"""Levels of the goals that methods and tools serve."""
PRIORITIES = ("high", "medium", "low")
STANDPOINT_KINDS = ("supports", "other", "reservation")
DIVISIONS = ("agreed", "divided", "unspoken")

DIALOGUE_KINDS = ("executive_board", "committee", "citizens")

DOCUMENT_LEVELS = ("national", "regional", "local")
DOCUMENT_KINDS = ("policy", "programme", "plan", "guideline", "regulation", "strategy", "other")
DOCUMENT_STRUCTURES = ("new", "old")
"""Whether a steering document follows the goals of today or older ones."""
ANNEX_STATES = ("none", "draft", "adopted")

LOG_ACTIONS = ("create", "change", "archive", "restore")

ROUND_KINDS = ("interim_april", "interim_august", "annual", "budget", "free")
"""Occasions of follow-up: two interim reports, the annual report, the budget, and any other."""
ROUND_UNIT_STATES = ("open", "submitted", "returned", "approved", "excused")
"""How far a unit's answer has come; ``excused`` is a unit that does not answer, and why is said."""
OPEN_ANSWER_STATES = ("open", "returned")
"""States in which a unit writes its answer."""
ROUND_VERSION_STATES = ("open", "locked")
"""An open version is a correction that is being written."""
ATTAINMENTS = ("met", "partly", "not_met", "not_assessable")
"""What a person judges of a goal. Never worked out of anything by itself."""
GOAL_TRENDS = ("improving", "stable", "worsening", "mixed", "unknown")
ASSESSED_LEVELS = ("overarching", "body", "subgoal", "internal")
"""Levels of the goals that units judge in a round."""
ANALYSED_LEVELS = ("overarching", "internal")
"""Levels of the goals that the municipality analyses together."""
CONCLUSION_KINDS = ("subgoal", "risk", "other")

ACTIVITY_STATES = ("not_begun", "ongoing", "done", "dropped")
OPEN_ACTIVITY_STATES = ("not_begun", "ongoing")
"""States in which there is something left to do: past its last day such an activity is late."""

COMMENT_KINDS = ("comment", "proposal", "dialogue")
"""Something a citizen wrote or said, a citizen's proposal, something that came up in a dialogue."""
