"""Swedish for the codes of clarifications, methods, dialogues and steering documents."""

from __future__ import annotations

from app.text import QT_TRANSLATE_NOOP as noop

WORDS: dict[str, dict[str, str]] = {
    "clarification_source": {
        "declaration": noop("ClarificationSource", "Nationell förklaring om Agenda 2030"),
        "executive_dialogue": noop("ClarificationSource", "Dialog i kommunstyrelsen"),
        "citizen_dialogue": noop("ClarificationSource", "Medborgardialog"),
        "document": noop("ClarificationSource", "Styrdokument"),
        "other": noop("ClarificationSource", "Annan källa"),
    },
    "party_kind": {"party": noop("PartyKind", "Parti"), "group": noop("PartyKind", "Grupp")},
    "method_state": {
        "proposed": noop("MethodState", "Föreslagen"),
        "adopted": noop("MethodState", "Antagen"),
        "rejected": noop("MethodState", "Avslagen"),
    },
    "priority": {
        "high": noop("Priority", "Hög"),
        "medium": noop("Priority", "Medel"),
        "low": noop("Priority", "Låg"),
        "": noop("Priority", "Inte sagd"),
    },
    "standpoint_kind": {
        "supports": noop("StandpointKind", "Stöder"),
        "other": noop("StandpointKind", "Annat förslag"),
        "reservation": noop("StandpointKind", "Reservation"),
    },
    "division": {
        "agreed": noop("Division", "Eniga"),
        "divided": noop("Division", "Politisk skiljelinje"),
        "unspoken": noop("Division", "Ingen har tagit ställning"),
    },
    "dialogue_kind": {
        "executive_board": noop("DialogueKind", "Dialog i kommunstyrelsen"),
        "committee": noop("DialogueKind", "Dialog i nämnd eller bolag"),
        "citizens": noop("DialogueKind", "Medborgardialog"),
    },
    "document_level": {
        "national": noop("DocumentLevel", "Nationellt"),
        "regional": noop("DocumentLevel", "Regionalt"),
        "local": noop("DocumentLevel", "Lokalt"),
    },
    "document_kind": {
        "policy": noop("DocumentKind", "Policy"),
        "programme": noop("DocumentKind", "Program"),
        "plan": noop("DocumentKind", "Plan"),
        "guideline": noop("DocumentKind", "Riktlinje"),
        "regulation": noop("DocumentKind", "Reglemente"),
        "strategy": noop("DocumentKind", "Strategi"),
        "other": noop("DocumentKind", "Annat"),
    },
    "structure": {
        "new": noop("Structure", "Följer dagens mål"),
        "old": noop("Structure", "Följer en äldre målstruktur"),
    },
    "annex_state": {
        "none": noop("AnnexState", "Ingen bilaga"),
        "draft": noop("AnnexState", "Utkast"),
        "adopted": noop("AnnexState", "Fastställd"),
    },
    "document_due": {
        "expired": noop("DocumentDue", "Giltighetstiden har gått ut"),
        "revision_due": noop("DocumentDue", "Skulle ha reviderats"),
        "": "",
    },
    "document_due_short": {
        "expired": noop("DocumentDue", "Har gått ut"),
        "revision_due": noop("DocumentDue", "Revidering försenad"),
        "": "",
    },
    "origin_flag": {
        "none": noop("OriginFlag", "Delmålet saknar ursprung."),
        "not_adopted": noop("OriginFlag", "Metoden är inte antagen."),
        "rejected": noop("OriginFlag", "Metoden har avslagits."),
        "archived": noop("OriginFlag", "Metoden är arkiverad."),
        "": "",
    },
    "period_change": {
        "kept": noop("PeriodChange", "Oförändrat"),
        "changed": noop("PeriodChange", "Ändrat"),
        "added": noop("PeriodChange", "Nytt"),
        "dropped": noop("PeriodChange", "Förs inte vidare"),
    },
}
"""Words by group and code, in the order they are offered."""

CONTEXTS = {
    "clarification_source": "ClarificationSource",
    "party_kind": "PartyKind",
    "method_state": "MethodState",
    "priority": "Priority",
    "standpoint_kind": "StandpointKind",
    "division": "Division",
    "dialogue_kind": "DialogueKind",
    "document_level": "DocumentLevel",
    "document_kind": "DocumentKind",
    "structure": "Structure",
    "annex_state": "AnnexState",
    "document_due": "DocumentDue",
    "document_due_short": "DocumentDue",
    "origin_flag": "OriginFlag",
    "period_change": "PeriodChange",
}
"""Where the words of each group stand, for the translators."""
