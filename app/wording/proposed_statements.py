"""The program's own proposal of statements for the self-assessment: a municipality takes it in and makes it its own."""

from __future__ import annotations

from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate

_PROPOSED = (
    (
        "environment",
        noop("ProposedStatement", "Alla vet vem som ansvarar för den interna kontrollen hos oss."),
    ),
    (
        "environment",
        noop("ProposedStatement", "Chefer och medarbetare kan de regler som gäller för arbetet."),
    ),
    (
        "assessment",
        noop("ProposedStatement", "Vi går igenom riskerna varje år med dem som kan verksamheten."),
    ),
    (
        "assessment",
        noop("ProposedStatement", "Vi tänker också på risken för fusk, jäv och otillåten påverkan."),
    ),
    ("activities", noop("ProposedStatement", "Våra viktiga rutiner är nedskrivna, och vi följer dem.")),
    (
        "activities",
        noop("ProposedStatement", "Ingen sköter ensam ett helt flöde, från beställning till betalning."),
    ),
    ("information", noop("ProposedStatement", "Den som ser ett fel vet vart felet ska anmälas.")),
    ("information", noop("ProposedStatement", "Nämnden eller styrelsen får veta om kontrollen brister.")),
    ("monitoring", noop("ProposedStatement", "Kontrollerna i planen görs när de ska.")),
    ("monitoring", noop("ProposedStatement", "När en kontroll visar brister rättar vi till dem.")),
)


def proposed_statements() -> tuple[tuple[str, str], ...]:
    """Ten statements, two for each part of internal control, as (part, text)."""
    return tuple((part, translate("ProposedStatement", text)) for part, text in _PROPOSED)
