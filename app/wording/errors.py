"""What to say when something went wrong: what happened, and what to do."""

from __future__ import annotations

from app.domain.problems import Invalid, Problem, UserError
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.wording import file_errors, follow_up, kolada_problems, risk_sheets, sheet_problems
from app.wording.words import word

_ERRORS: dict[str, tuple[str, str]] = {
    "invalid": (noop("Error", "Det går inte att spara än."), noop("Error", "Rätta det som är markerat.")),
    "archive_refused": (
        noop("Error", "Det går inte att arkivera än."),
        noop("Error", "Flytta eller arkivera det som hör dit först."),
    ),
    "archive_waits": (noop("Error", "Det går inte att arkivera än."), ""),
    "conflict": (
        noop("Error", "Någon annan har ändrat samma uppgifter."),
        noop("Error", "Jämför och välj vad som ska gälla."),
    ),
    "record_missing": (
        noop("Error", "Posten finns inte längre."),
        noop("Error", "Sidan visar nu hur det ser ut. Inget har sparats."),
    ),
    "record_archived": (
        noop("Error", "Posten har arkiverats av {by}."),
        noop("Error", "Ta tillbaka den ur arkivet först. Din text ligger kvar."),
    ),
    "not_archived": (noop("Error", "Posten är inte arkiverad."), ""),
    "no_such_unit": (
        noop("Error", "Det finns ingen enhet som heter {unit}."),
        noop("Error", "Enheterna heter: {units}."),
    ),
    "no_such_document": (
        noop("Error", "Inget styrdokument med bilaga heter {document}."),
        noop("Error", "Dokumenten heter: {documents}."),
    ),
    "document_not_named": (
        noop("Error", "En bilaga hör till ett styrdokument."),
        noop("Error", "Skriv --document och ett av namnen: {documents}."),
    ),
    "no_annex_documents": (
        noop("Error", "Inget styrdokument med bilaga heter {document}."),
        noop("Error", "Filen har inget styrdokument som följer en äldre målstruktur."),
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
    "no_target_texts": (
        noop("Error", "Filen har inga texter till delmålen i Agenda 2030."),
        noop("Error", "Den ska vara JSON eller CSV med kolumnerna kod och text. Inget har ändrats."),
    ),
    "target_text_twice": (
        noop("Error", "Filen har två olika texter till delmål {what}."),
        noop("Error", "Ta bort den ena i filen och läs in den igen. Inget har ändrats."),
    ),
    "texts_too_large": (
        noop("Error", "Filen är för stor för att vara en lista med delmål."),
        noop("Error", "Välj en annan fil. Inget har ändrats."),
    ),
    "wrong_ending": (
        noop("Error", "{path} har fel ändelse."),
        noop("Error", "Namnet ska sluta på {ending}."),
    ),
    **file_errors.ERRORS,
    **kolada_problems.ERRORS,
    **follow_up.ERRORS,
    **sheet_problems.ERRORS,
}

_PROBLEMS: dict[str, str] = {
    "required": noop("Problem", "Fyll i detta."),
    "too_long": noop("Problem", "Texten är för lång: högst {limit} tecken får plats."),
    "unknown_choice": noop("Problem", "Välj något i listan."),
    "outside": noop("Problem", "Skriv ett tal mellan {lowest} och {highest}."),
    "year_outside": noop("Problem", "Skriv ett år mellan {lowest} och {highest}."),
    "not_a_number": noop("Problem", "Skriv ett tal, till exempel 71,5."),
    "too_large": noop("Problem", "Talet är för stort."),
    "not_a_date": noop("Problem", "Skriv datumet som ÅÅÅÅ-MM-DD."),
    "wrong_type": noop("Problem", "Värdet går inte att förstå."),
    "years_reversed": noop("Problem", "Sista året kommer före det första."),
    "band_reversed": noop("Problem", "Den övre gränsen är lägre än den undre."),
    "zones_reversed": noop("Problem", "Gränsen för medel måste vara högre än den för låg."),
    "outside_scale": noop("Problem", "{value} finns inte på skalan."),
    "analysis_closed": noop(
        "Problem",
        "Riskanalysen {year} är avslutad för {unit}. Öppna den igen under Riskanalys för att värdera.",
    ),
    "due_before_year": noop("Problem", "Dagen ligger före planens år, {year}."),
    "sample_above_population": noop("Problem", "Fler granskade än det finns att välja bland: {most}."),
    "deviations_above_sample": noop("Problem", "Fler avvikelser än granskade: {most}."),
    "plan_without_decision": noop("Problem", "En beslutad plan hör till ett beslut. Välj det."),
    "plan_not_decided": noop("Problem", "Planen är inte beslutad än. Besluta den först, lås den sedan."),
    "plan_decided": noop("Problem", "Planen är beslutad och ändras inte. Gör en ny version av den."),
    "plan_locked": noop("Problem", "Planen är låst och ändras inte. Gör en ny version av den."),
    "plan_has_draft": noop(
        "Problem", "Det finns redan ett utkast till planen. Arbeta vidare i det, eller arkivera det."
    ),
    "plan_not_newest": noop("Problem", "Det finns en nyare version av planen. Utgå från den."),
    "decision_not_adopted": noop(
        "Problem", "Beslutet är inte antaget än. Lägg till steget under Styrning, Beslut."
    ),
    "decision_without_section": noop(
        "Problem", "Beslutet saknar paragraf. Skriv den under Styrning, Beslut."
    ),
    "item_about_nothing": noop("Problem", "Välj en risk eller ett kontrollmoment."),
    "not_performing": noop("Problem", "Enheten utför inte kontrollmomentet."),
    "unit_does_not_answer": noop("Problem", "Välj en nämnd, ett bolag eller kommunstyrelsen."),
    "not_internal": noop("Problem", "Bara interna mål revideras för en risk."),
    "in_decided_plan": noop(
        "Problem",
        "Den står i internkontrollplanen för {year}, som är beslutad. Den kan arkiveras när planens år är slut.",
    ),
    "outside_period": noop("Problem", "Året ligger utanför perioden {first_year}–{last_year}."),
    "years_of_other_period": noop("Problem", "Åren hör redan till perioden ”{period}”. Välj andra."),
    "period_named": noop("Problem", "Det finns redan en period som heter så. Välj ett annat namn."),
    "period_too_long": noop("Problem", "En period får vara högst {years} år."),
    "goals_outside_period": noop("Problem", "Det finns delmål för år som då hamnar utanför perioden."),
    "missing_reference": noop("Problem", "Det som valts finns inte längre. Välj något annat."),
    "duplicate": noop("Problem", "Det finns redan en likadan."),
    "in_use": noop("Problem", "Fortfarande i bruk: {what} ({count})."),
    "has_children": noop("Problem", "Här under ligger fortfarande: {what} ({count})."),
    "last_period": noop("Problem", "Filen måste ha minst en period."),
    "cannot_archive": noop("Problem", "Den används av annat och kan inte arkiveras än."),
    "cycle": noop("Problem", "Det går inte att ligga under sig själv."),
    "other_period": noop("Problem", "Målen hör till olika perioder."),
    "vision_has_parent": noop("Problem", "Visionen står överst och kan inte ligga under något."),
    "parent_required": noop("Problem", "Välj vilket mål det ska ligga under."),
    "wrong_parent": noop("Problem", "En sådan nivå kan inte ligga under det målet."),
    "children_misplaced": noop("Problem", "Målen under kan inte ligga under den nivån. Flytta dem först."),
    "children_in_other_period": noop("Problem", "Målen under hör till en annan period. Flytta dem först."),
    "unit_without_goals": noop("Problem", "Välj kommunstyrelsen, en nämnd eller ett bolag."),
    "contribution_from": noop("Problem", "Bara nämndernas och bolagens mål bidrar till de övergripande."),
    "contribution_to": noop("Problem", "Bidrag kan bara ges till ett övergripande mål."),
    "target_of_other_goal": noop("Problem", "Delmålet hör till ett annat globalt mål."),
    "own_place_exists": noop("Problem", "Den egna kommunen finns redan."),
    "municipality_code": noop("Problem", "Kommunkoden är fyra siffror, till exempel 0665."),
    "kolada_id": noop("Problem", "Ett Kolada-id är en bokstav och fem siffror, till exempel N15030."),
    "place_code": noop("Problem", "Koladas kod för en plats är fyra siffror, till exempel 0680."),
    "group_code": noop("Problem", "Koladas kod för en jämförelsegrupp är ett G och siffror."),
    "negative": noop("Problem", "Skriv 0 eller ett större tal."),
    "margin_twice": noop("Problem", "Välj en felmarginal: antingen ett tal eller en indikator."),
    "own_margin": noop("Problem", "Indikatorn kan inte vara sin egen felmarginal."),
    "number_taken": noop("Problem", "Numret har redan ”{title}”. Välj ett annat."),
    "only_subgoal": noop("Problem", "Det gäller bara delmål."),
    "only_internal": noop("Problem", "Det gäller bara interna mål."),
    "not_lifted": noop("Problem", "Markera först att måluppfyllelsen ska lyftas till ett eget beslut."),
    "not_clarified": noop(
        "Problem", "Bara övergripande mål, framgångsfaktorer och interna mål kan förtydligas."
    ),
    "source_is_no_dialogue": noop(
        "Problem", "Källan är ingen dialog. Välj en annan källa eller ta bort dialogen."
    ),
    "source_is_no_document": noop(
        "Problem", "Källan är inget dokument. Välj en annan källa eller ta bort dokumentet."
    ),
    "dialogue_of_other_kind": noop(
        "Problem", "Dialogen är av ett annat slag än källan. Välj en annan dialog."
    ),
    "method_goal": noop(
        "Problem", "Metoder och verktyg hör till ett övergripande mål eller en framgångsfaktor."
    ),
    "method_of_other_period": noop("Problem", "Målet hör till en annan period."),
    "methods_left": noop(
        "Problem", "Målet har metoder och verktyg, som bara den här nivån kan ha. Flytta dem först."
    ),
    "methods_apart": noop(
        "Problem", "Metoder och verktyg antas i ett eget beslut. Ta bort dem här och lägg dem i det beslutet."
    ),
    "programme_apart": noop(
        "Problem",
        "Målen antas i beslutet om programmet. Ta bort dem här: det här beslutet gäller bara metoder.",
    ),
    "in_future": noop("Problem", "Den dagen har inte varit än. I dag är det {today}."),
    "implausible_day": noop("Problem", "Kontrollera årtalet."),
    "already_adopted": noop(
        "Problem", "Beslutet är redan fastställt. Det som beslutas på nytt blir ett nytt beslut."
    ),
    "before_earlier_step": noop("Problem", "Dagen ligger före ett tidigare steg."),
    "step_is_fixed": noop("Problem", "Ett steg ändras inte i efterhand. Lägg till ett nytt steg."),
    "step_not_last": noop("Problem", "Det finns senare steg. Bara det sista steget kan tas tillbaka."),
    "ends_before_decided": noop("Problem", "Giltighetstiden slutar före beslutet."),
    "revised_before_decided": noop("Problem", "Revideringen ligger före beslutet."),
    "annex_only_old": noop("Problem", "Bara dokument som följer en äldre målstruktur har en bilaga."),
    "annex_has_rows": noop("Problem", "Dokumentet har en bilaga med rader. Arkivera dem först."),
    "identity_number": noop(
        "Problem", "Det ser ut som ett personnummer. Skriv inga uppgifter om personer här."
    ),
    **follow_up.PROBLEMS,
    **sheet_problems.PROBLEMS,
    **risk_sheets.PROBLEMS,
}

_IN_THE_WAY = frozenset({"in_use", "has_children"})
"""Problems that only stand in the way of archiving: no field is marked."""
_UNTIL_LATER = frozenset({"in_decided_plan", "round_answered", "unit_has_answered"})
"""The same, where nothing can be done about it now; the problem itself says when."""


def sentence(error: UserError) -> tuple[str, str]:
    """What happened and what to do about it, in Swedish."""
    text, advice = _ERRORS[_code(error)]
    values = {name: "" if value is None else value for name, value in error.values.items()}
    said = translate("Error", text).format(**values)
    if isinstance(error, Invalid):
        said = " ".join([said, *dict.fromkeys(field_problem(problem) for problem in error.problems)])
    return said, translate("Error", advice).format(**values) if advice else ""


def field_problem(problem: Problem) -> str:
    """What is wrong with a field, in Swedish."""
    values = dict(problem.values)
    if "kind" in values:
        values["what"] = word("kind", str(values["kind"])).lower()
    return translate("Problem", _PROBLEMS[problem.code]).format(**values)


def _code(error: UserError) -> str:
    problems = {problem.code for problem in error.problems} if isinstance(error, Invalid) else set()
    if problems and problems <= _UNTIL_LATER:
        return "archive_waits"
    return "archive_refused" if problems and problems <= _IN_THE_WAY else error.code
