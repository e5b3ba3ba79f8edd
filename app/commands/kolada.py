"""Fetching values from Kolada."""

from __future__ import annotations

import argparse
import json
from datetime import date

from app.commands import DONE
from app.services.office import open_office
from app.text import translate
from app.wording import kolada_change, kolada_notice, kolada_refusal


def kolada(chosen: argparse.Namespace) -> int:
    """Fetch values from Kolada for the indicators that name a KPI, and store them."""
    # Here, because the network's libraries are heavy.
    from app.exchange.kolada import address
    from app.exchange.kolada.api import Api
    from app.exchange.kolada.client import Client
    from app.exchange.kolada.update import plan_update

    first_year = chosen.first_year or address.FIRST_YEAR
    with Client(chosen.base_url or address.BASE) as client:
        office = open_office(chosen.file)
        try:
            plan = plan_update(office.kolada, Api(client), date.today(), chosen.kpi, first_year)
            office.kolada.store(plan)
        finally:
            office.close()
    messages = [
        *((0, kolada_notice(notice)) for notice in plan.notices),
        *((value.row, kolada_change(value)) for value in plan.changed),
        *((refusal.row, kolada_refusal(refusal)) for refusal in plan.refused),
    ]
    counts = {
        "new": len(plan.new),
        "changed": len(plan.changed),
        "unchanged": plan.unchanged,
        "refused": len(plan.refused),
    }
    if chosen.json:
        told = [{"row": row, "text": text} for row, text in messages]
        print(json.dumps({**counts, "messages": told}, ensure_ascii=False))
        return DONE
    said = translate(
        "Command",
        "Källa: Kolada. Nya värden: {new}, ändrade: {changed}, oförändrade: {unchanged}, avvisade: {refused}.",
    )
    print("\n".join((said.format(**counts), *(text for _, text in messages))))
    return DONE
