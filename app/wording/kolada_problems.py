"""What to say when Kolada cannot be asked, or answers what cannot be used."""

from __future__ import annotations

from app.text import QT_TRANSLATE_NOOP as noop

ERRORS: dict[str, tuple[str, str]] = {
    "kolada_address": (
        noop("Error", "Adressen {address} kan inte användas för Kolada."),
        noop("Error", "Den ska börja med https://. Bara den egna datorn får nås med http://."),
    ),
    "kolada_offline": (
        noop("Error", "Kolada ({host}) gick inte att nå. Inget har ändrats."),
        noop("Error", "Kontrollera nätverket och försök igen. Allt annat i programmet fungerar som vanligt."),
    ),
    "kolada_certificate": (
        noop("Error", "Det gick inte att säkerställa att {host} är den som svarade. Inget har ändrats."),
        noop("Error", "Be den som ansvarar för nätverket om hjälp."),
    ),
    "kolada_interrupted": (
        noop("Error", "Förbindelsen med Kolada bröts gång på gång. Inget har ändrats."),
        noop("Error", "Försök igen om en stund."),
    ),
    "kolada_slow": (
        noop("Error", "Kolada ({host}) svarade inte i tid. Inget har ändrats."),
        noop("Error", "Försök igen om en stund."),
    ),
    "kolada_busy": (
        noop("Error", "Kolada har för mycket att göra och ber oss vänta. Inget har ändrats."),
        noop("Error", "Försök igen om några minuter."),
    ),
    "kolada_broken": (
        noop("Error", "Kolada har ett fel just nu (svar {status}). Inget har ändrats."),
        noop("Error", "Försök igen om en stund."),
    ),
    "kolada_refused": (
        noop("Error", "Kolada ville inte svara (svar {status}). Inget har ändrats."),
        noop("Error", "Kontrollera adressen till Kolada, eller försök igen senare."),
    ),
    "kolada_not_found": (
        noop("Error", "Kolada har inte det som efterfrågades ({what}). Inget har ändrats."),
        noop("Error", "Kontrollera adressen till Kolada."),
    ),
    "kolada_elsewhere": (
        noop(
            "Error", "Kolada hänvisade till en annan adress ({address}), som inte följs. Inget har ändrats."
        ),
        noop("Error", "Kontrollera adressen till Kolada."),
    ),
    "kolada_strange": (
        noop("Error", "Svaret från {host} ser inte ut som Koladas. Inget har ändrats."),
        noop("Error", "Kontrollera adressen till Kolada, eller försök igen senare."),
    ),
    "kolada_too_large": (
        noop("Error", "Svaret från {host} är för stort. Inget har ändrats."),
        noop("Error", "Hämta färre nyckeltal eller år åt gången."),
    ),
    "kolada_no_code": (
        noop("Error", "Kommunkoden är inte ifylld, så Kolada vet inte vilken kommun det gäller."),
        noop("Error", "Fyll i den under Administration."),
    ),
    "kolada_no_such_kpi": (
        noop("Error", "Ingen indikator i filen har nyckeltalet {kpi}."),
        noop("Error", "Nyckeltal i filen: {kpis}."),
    ),
}
