"""Swedish for the codes of rules and services: written once, for screen, paper and command line."""

from __future__ import annotations

from app.wording.control_gaps import control_gap, control_gap_advice, control_gap_heading
from app.wording.control_plan_sheets import plan_row_text
from app.wording.control_times import time_of_year
from app.wording.errors import field_problem, sentence
from app.wording.findings import finding
from app.wording.history import MARKED, field_value, field_word, logged_value
from app.wording.internal_control import decided_of_risk, threshold
from app.wording.kolada import kolada_change, kolada_notice, kolada_refusal
from app.wording.proposed_statements import proposed_statements
from app.wording.risk_sheets import risk_outcome_text
from app.wording.sheets import OutcomeWords, outcome_text, outcome_words, place_label
from app.wording.values import among, doubt
from app.wording.words import frequency, gap_in_two, risk_sentence, sentence_of_gap, word, words
from app.wording.year_wheel import wheel_event

__all__ = [
    "MARKED",
    "OutcomeWords",
    "among",
    "control_gap",
    "control_gap_advice",
    "control_gap_heading",
    "decided_of_risk",
    "doubt",
    "field_problem",
    "field_value",
    "field_word",
    "finding",
    "frequency",
    "gap_in_two",
    "kolada_change",
    "kolada_notice",
    "kolada_refusal",
    "logged_value",
    "outcome_text",
    "outcome_words",
    "place_label",
    "plan_row_text",
    "proposed_statements",
    "risk_outcome_text",
    "risk_sentence",
    "sentence",
    "sentence_of_gap",
    "threshold",
    "time_of_year",
    "wheel_event",
    "word",
    "words",
]
