"""What to say when something went wrong: what happened, and what to do."""

from __future__ import annotations

from app.domain.problems import Invalid, Problem, UserError
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate

_ERRORS: dict[str, tuple[str, str]] = {
    "invalid": (noop("Error", "Det går inte att spara än."), noop("Error", "Rätta det som är markerat.")),
    "conflict": (
        noop("Error", "Någon annan har ändrat samma uppgifter."),
        noop("Error", "Jämför och välj vad som ska gälla."),
    ),
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
    "unknown": (noop("Error", "Något gick fel."), ""),
    "no_such_unit": (
        noop("Error", "Det finns ingen enhet som heter {unit}."),
        noop("Error", "Enheterna heter: {units}."),
    ),
    "no_such_year": (
        noop("Error", "Året {year} hör inte till någon period i filen."),
        noop("Error", "Filen har åren {years}."),
    ),
    "cannot_write": (
        noop("Error", "Det går inte att skriva till {path}."),
        noop("Error", "Kontrollera att mappen finns och att du får spara där."),
    ),
    "file_has_problems": (
        noop("Error", "Kontrollen av {path} hittade problem: {problems}"),
        noop("Error", "Återställ en säkerhetskopia, eller be den som ansvarar för programmet om hjälp."),
    ),
    "wrong_ending": (
        noop("Error", "{path} har fel ändelse."),
        noop("Error", "Namnet ska sluta på {ending}."),
    ),
}

_PROBLEMS: dict[str, str] = {
    "required": noop("Problem", "Fyll i detta."),
}


def sentence(error: UserError) -> tuple[str, str]:
    """What happened and what to do about it, in Swedish."""
    text, advice = _ERRORS[error.code]
    values = {name: "" if value is None else value for name, value in error.values.items()}
    said = translate("Error", text).format(**values)
    if isinstance(error, Invalid):
        said = " ".join([said, *dict.fromkeys(field_problem(problem) for problem in error.problems)])
    return said, translate("Error", advice).format(**values) if advice else ""


def field_problem(problem: Problem) -> str:
    """What is wrong with a field, in Swedish."""
    return translate("Problem", _PROBLEMS[problem.code]).format(**problem.values)
