"""What to say when a file cannot be read as a table, and what is wrong with a row."""

from __future__ import annotations

from app.text import QT_TRANSLATE_NOOP as noop

ERRORS: dict[str, tuple[str, str]] = {
    "sheet_missing": (noop("Error", "Filen {path} finns inte."), noop("Error", "Kontrollera namnet.")),
    "sheet_is_a_folder": (
        noop("Error", "{path} är en mapp."),
        noop("Error", "Välj en Excelfil eller CSV-fil."),
    ),
    "sheet_wrong_ending": (
        noop("Error", "{path} har fel ändelse."),
        noop("Error", "Namnet ska sluta på .xlsx eller .csv. Inget har ändrats."),
    ),
    "sheet_too_large": (
        noop("Error", "{path} är för stor: högst {megabytes} MB kan läsas in."),
        noop("Error", "Dela upp filen. Inget har ändrats."),
    ),
    "sheet_unpacks_too_large": (
        noop("Error", "{path} är misstänkt stor inuti och öppnas därför inte."),
        noop("Error", "Kontrollera var filen kommer ifrån. Inget har ändrats."),
    ),
    "sheet_too_wide_or_long": (
        noop(
            "Error",
            "{path} har för många rader eller kolumner: högst {rows} rader och {columns} kolumner kan läsas.",
        ),
        noop(
            "Error", "Dela upp filen, eller ta bort det som står långt utanför tabellen. Inget har ändrats."
        ),
    ),
    "sheet_locked_or_old": (
        noop("Error", "{path} är skyddad med lösenord eller sparad i ett äldre Excelformat."),
        noop("Error", "Spara den som Excelarbetsbok (.xlsx) utan lösenord. Inget har ändrats."),
    ),
    "sheet_has_macros": (
        noop("Error", "{path} innehåller makron och öppnas därför inte."),
        noop("Error", "Spara den som Excelarbetsbok utan makron (.xlsx). Inget har ändrats."),
    ),
    "sheet_not_a_workbook": (
        noop("Error", "{path} är ingen hel Excelarbetsbok."),
        noop("Error", "Öppna den i Excel och spara den som .xlsx. Inget har ändrats."),
    ),
    "sheet_unusual": (
        noop("Error", "{path} är uppbyggd på ett sätt som inte går att läsa säkert."),
        noop("Error", "Öppna den i Excel eller LibreOffice och spara den på nytt. Inget har ändrats."),
    ),
    "sheet_not_text": (
        noop("Error", "{path} är ingen textfil med kommatecken eller semikolon."),
        noop("Error", "Spara tabellen som CSV (UTF-8) eller .xlsx. Inget har ändrats."),
    ),
    "sheet_bad_line": (
        noop("Error", "Rad {line} i {path} går inte att läsa: ett citattecken saknar sitt par."),
        noop("Error", "Rätta raden, eller spara tabellen som .xlsx. Inget har ändrats."),
    ),
    "sheet_empty": (noop("Error", "{path} är tom."), noop("Error", "Inget har ändrats.")),
    "sheet_heading_twice": (
        noop("Error", "Två kolumner i ”{sheet}” har rubriken {heading}."),
        noop("Error", "Ge en av dem en annan rubrik. Inget har ändrats."),
    ),
    "sheet_lacks_columns": (
        noop("Error", "Tabellen i ”{sheet}” saknar kolumn för: {lacking}."),
        noop(
            "Error",
            "Rubrikerna ska stå på samma rad, utan sammanfogade celler: {headings}.{likely} Inget har ändrats.",
        ),
    ),
    "import_refused": (
        noop("Error", "Inget har lästs in: {count} av raderna nekas."),
        noop("Error", "Rätta dem och läs in filen igen."),
    ),
    "import_would_refuse": (
        noop("Error", "Filen kan inte läsas in som den är: {count} av raderna nekas."),
        noop("Error", "Rätta dem först. Inget har ändrats."),
    ),
    "import_overtaken": (
        noop("Error", "Någon annan har ändrat samma värden under tiden. Inget har lästs in."),
        noop("Error", "Läs in filen igen: då visas hur det står till nu."),
    ),
    "no_control_plan": (
        noop("Error", "Filen har ingen internkontrollplan än, så det finns inget att spara."),
        noop("Error", "Välj measurements, risks, goals eller all."),
    ),
    "only_one_sheet": (
        noop("Error", "En CSV-fil rymmer bara en tabell."),
        noop("Error", "Välj en av dem med --what, eller spara som .xlsx."),
    ),
}

PROBLEMS: dict[str, str] = {
    "no_indicator_named": noop(
        "Problem",
        "Raden säger inte vilken indikator det är. Är cellen sammanfogad med raden ovanför? Fyll i varje rad.",
    ),
    "no_such_indicator": noop("Problem", "Det finns ingen indikator som heter ”{title}”."),
    "no_such_code": noop("Problem", "Det finns ingen indikator med koden ”{code}”."),
    "code_of_another": noop(
        "Problem", "Koden ”{code}” hör till ”{other}”, inte till ”{title}”. Rätta koden eller namnet."
    ),
    "fits_several": noop("Problem", "Flera indikatorer passar på ”{title}” ”{code}”. Fyll i den enas kod."),
    "sum_row": noop("Problem", "Det ser ut som en summarad eller en mellanrubrik. Ta bort raden."),
    "no_such_place": noop("Problem", "Det finns ingen enhet eller kommun som heter ”{place}”."),
    "place_fits_several": noop("Problem", "Flera platser heter ”{place}”. Skriv platsens kod i stället."),
    "year_missing": noop("Problem", "Året saknas."),
    "no_year": noop("Problem", "”{text}” är inget år. Skriv det med fyra siffror, till exempel 2021."),
    "no_such_part": noop(
        "Problem", "Perioden ”{text}” går inte att förstå. Skriv Helår, Tertial 1, Tertial 2 eller Tertial 3."
    ),
    "no_such_gender": noop("Problem", "Könet ”{text}” går inte att förstå. Skriv Totalt, Kvinnor eller Män."),
    "no_such_state": noop(
        "Problem", "Statusen ”{text}” går inte att förstå. Skriv Preliminärt eller Slutligt."
    ),
    "text_in_number": noop("Problem", "Värdet ”{text}” är inget tal. Skriv ett tal, till exempel 71,5."),
    "date_in_number": noop("Problem", "Värdet har blivit ett datum ({text}). Skriv talet på nytt."),
    "no_such_unit_in_sheet": noop("Problem", "Det finns ingen nämnd eller bolag som heter ”{unit}”."),
    "no_such_goal_in_sheet": noop(
        "Problem", "Det finns inget mål som heter ”{goal}” i perioden. Skriv målets nummer eller rubrik."
    ),
    "row_about_nothing": noop("Problem", "Raden har varken risk eller kontrollmoment."),
    "row_says_other": noop("Problem", "Raden säger annat om ”{name}” än en tidigare rad."),
    "result_without_control": noop("Problem", "Resultatet saknar kontrollmoment."),
    "action_without_risk": noop("Problem", "Åtgärden saknar risk."),
    "value_without_score": noop("Problem", "Riskvärdet räknas ur S och K. Skriv dem."),
    "value_differs": noop("Problem", "Riskvärdet {value} är inte S gånger K, som blir {product}."),
    "no_such_word": noop("Problem", "”{text}” går inte att förstå. Skriv något av: {known}."),
    "no_day": noop("Problem", "”{text}” är ingen dag. Skriv den som 2021-09-15."),
    "no_whole_number": noop("Problem", "”{text}” är inget helt tal."),
    "same_value_twice": noop("Problem", "Samma värde står också på rad {rows}. Behåll en av raderna."),
}
