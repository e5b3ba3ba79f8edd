"""What to say when a file or a database server cannot be read or written."""

from __future__ import annotations

from app.text import QT_TRANSLATE_NOOP as noop

ERRORS: dict[str, tuple[str, str]] = {
    "file_missing": (
        noop("Error", "Filen {path} finns inte."),
        noop("Error", "Kontrollera namnet, eller skapa en ny fil."),
    ),
    "file_exists": (
        noop("Error", "Filen {path} finns redan och skrivs inte över."),
        noop("Error", "Välj ett annat namn."),
    ),
    "not_a_database": (
        noop("Error", "{path} är inte en fil som Röda tråden kan läsa."),
        noop("Error", "Välj en fil som slutar på .rtr."),
    ),
    "not_ours": (
        noop("Error", "{path} är en databas, men inte en från Röda tråden."),
        noop("Error", "Välj en fil som slutar på .rtr. Filen har inte rörts."),
    ),
    "file_newer": (
        noop("Error", "{path} är skapad med en nyare version av Röda tråden."),
        noop("Error", "Installera den nyaste versionen. Filen har inte rörts."),
    ),
    "file_older": (
        noop("Error", "{path} är skapad med en äldre version av Röda tråden."),
        noop("Error", "Öppna filen i programmet: den kopieras och förnyas då."),
    ),
    "file_is_wal": (
        noop("Error", "{path} är inställd på ett sätt som inte är säkert på delade mappar (WAL)."),
        noop("Error", "Filen har inte rörts. Be den som ansvarar för datorerna att ställa tillbaka den."),
    ),
    "file_unreadable": (
        noop("Error", "{path} går inte att läsa."),
        noop("Error", "Kontrollera att du har rätt att öppna filen."),
    ),
    "is_a_folder": (noop("Error", "{path} är en mapp."), noop("Error", "Välj en fil som slutar på .rtr.")),
    "schema_foreign": (
        noop("Error", "{path} har ändrats av något annat än Röda tråden och öppnas därför inte."),
        noop("Error", "Ta fram en säkerhetskopia. Filen har inte rörts."),
    ),
    "folder_missing": (
        noop("Error", "Mappen {path} finns inte."),
        noop("Error", "Skapa mappen först, eller välj en annan."),
    ),
    "not_a_folder": (noop("Error", "{path} är ingen mapp."), noop("Error", "Välj en mapp.")),
    "folder_read_only": (
        noop("Error", "Du får inte spara i mappen {path}."),
        noop("Error", "Välj en annan mapp, eller be den som ansvarar för mappen om rätt att skriva."),
    ),
    "read_only": (
        noop("Error", "{path} går bara att läsa."),
        noop("Error", "Be den som ansvarar för mappen om rätt att skriva. Din text ligger kvar."),
    ),
    "disk_full": (
        noop("Error", "Disken är full. Inget har sparats."),
        noop("Error", "Gör plats på disken och spara igen. Din text ligger kvar."),
    ),
    "busy": (
        noop("Error", "Många sparar samtidigt och kön är lång. Din ändring ligger kvar."),
        noop("Error", "Vänta en stund och spara igen."),
    ),
    "io": (
        noop("Error", "Filen {path} gick inte att nå."),
        noop("Error", "Kontrollera nätverket och spara igen. Din text ligger kvar."),
    ),
    "cannot_open": (
        noop("Error", "Filen {path} går inte att öppna just nu."),
        noop("Error", "Kontrollera att mappen går att nå och försök igen. Din text ligger kvar."),
    ),
    "looks_damaged": (
        noop("Error", "{path} gick inte att läsa som den ska."),
        noop("Error", "Försök igen. Kommer felet tillbaka: kontrollera filen under Administration."),
    ),
    "upgrade_failed": (
        noop("Error", "{path} gick inte att förnya. Den är som den var."),
        noop("Error", "En kopia ligger i {copy}. Be den som ansvarar för programmet om hjälp."),
    ),
    "backup_damaged": (
        noop("Error", "Kopian {path} blev inte hel och har tagits bort."),
        noop("Error", "Kontrollera disken och försök igen."),
    ),
    "backup_is_the_servers": (
        noop("Error", "{path} ligger på en databasserver, som tar sina egna säkerhetskopior."),
        noop("Error", "Fråga den som ansvarar för servern."),
    ),
    "database_not_empty": (
        noop("Error", "Databasen {path} är inte tom."),
        noop("Error", "Välj en tom databas. Inget har ändrats."),
    ),
    "server_lost": (
        noop("Error", "Förbindelsen med databasservern bröts."),
        noop("Error", "Vänta en stund och försök igen. Din text ligger kvar."),
    ),
    "login_refused": (
        noop("Error", "Databasservern släppte inte in dig."),
        noop("Error", "Kontrollera användarnamn och lösenord."),
    ),
    "no_right": (
        noop("Error", "Du har inte rätt att göra det här."),
        noop("Error", "Be den som ansvarar för databasen om rätt."),
    ),
}
"""What happened, and what to do, by code."""
