"""The letter that asked for the programme (KS 2019/160), demand by demand: where it is met in the window and on paper.

The demands are told in our own words, in the order of the letter. Each names the place in the window where it is met,
with words that stand there in the example, and the paper with the words that are printed.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from app.reports.catalogue import REPORTS, Choices
from app.services.office import Office
from app.ui.common.messages import Messages
from app.ui.common.page import Page
from app.ui.common.sections_page import SectionsPage
from app.ui.common.settings import Settings
from app.ui.common.tasks import Tasks
from app.ui.common.theme import Theme
from app.ui.follow_up.joint_analysis import JointAnalysisSection
from app.ui.goals.goals_section import GoalsSection
from app.ui.governance.document_pane import DocumentPane
from app.ui.governance.documents import DocumentsSection
from app.ui.main_window import MainWindow


class Program:
    """The window on the example, walked from place to place; what is seen and printed is kept."""

    def __init__(self, window: MainWindow, tasks: Tasks) -> None:
        self.window, self._tasks = window, tasks
        self._papers: dict[tuple[str, str], str] = {}

    @property
    def office(self) -> Office:
        """The open file."""
        assert self.window.session is not None
        return self.window.session.office

    def settle(self) -> None:
        """Let everything that has been asked for come to its end."""
        for _ in range(4):
            self._tasks.wait_idle()
            QApplication.processEvents()

    def at(self, page: str, section: str = "") -> Page:
        """Go to a page, and to one of its sections."""
        found = self.window.go(page)
        assert found is not None
        if section:
            found.look_at(section)
        self.settle()
        return found

    def goal(self, title: str, tab: str = "meaning") -> Page:
        """Stand on a goal."""
        page = self.at("goals", "goals")
        assert isinstance(page, SectionsPage)
        tree = page.section("goals")
        assert isinstance(tree, GoalsSection)
        goal = next(goal for goal in tree.pane.grove.goals.values() if goal.title == title)
        page.show_record("goal", goal.id)
        self.settle()
        tree.record.show_section(tab)
        self.settle()
        return page

    def decision(self, title: str) -> Page:
        """Stand on a decision."""
        page = self.at("governance", "decisions")
        row = next(row for row in self.office.decisions.register() if row.title == title)
        page.show_record("decision", row.id)
        self.settle()
        return page

    def annex(self, title: str) -> Page:
        """Stand on the annex of a steering document."""
        page = self.at("governance", "documents")
        row = next(row for row in self.office.documents.list(self.office.today) if row.title == title)
        page.show_record("document", row.id)
        self.settle()
        assert isinstance(page, SectionsPage)
        section = page.section("documents")
        assert isinstance(section, DocumentsSection) and isinstance(section.pane, DocumentPane)
        section.pane.tabs.choose("annex")
        self.settle()
        return page

    def joint_analysis(self, goal: str) -> Page:
        """Stand on what the municipality made of a goal in the annual report."""
        page = self.at("follow_up", "joint_analysis")
        assert isinstance(page, SectionsPage)
        section = page.section("joint_analysis")
        assert isinstance(section, JointAnalysisSection)
        tree = self.office.goals.tree(1, 2021)
        section.stand_on((self.round(ANNUAL), next(row.id for row in tree if row.title == goal)))
        self.settle()
        return page

    def told_citizens(self) -> Page:
        """Stand on what citizens were told of the annual report."""
        page = self.at("follow_up", "citizens")
        told = self.office.citizens.page(2021, self.round(ANNUAL), self.office.today)
        page.show_record("citizen_summary", next(row.summary_id for row in told.rows if row.summary_id))
        self.settle()
        return page

    def round(self, title: str) -> int:
        """The id of a round."""
        return next(row.id for row in self.office.round_reports.list() if row.title == title)

    def paper(self, kind: str, of: str = "") -> str:
        """All the words of a report of the example, on one line; ``of`` is a document or a round."""
        if (kind, of) not in self._papers:
            report = next(each for each in REPORTS if each.kind == kind)
            rows = self.office.documents.list(self.office.today)
            document = next((row.id for row in rows if row.title == of), None)
            told_of = self.round(of) if of and document is None else None
            choices = Choices(2021, document_id=document, round_id=told_of)
            pdf = pypdfium2.PdfDocument(report.make(self.office, choices))
            text = " ".join(page.get_textpage().get_text_range() for page in pdf)
            pdf.close()
            whole = text.replace("\ufffe\r\n", "").replace("\ufffe\n", "").replace("\ufffe", "")
            self._papers[kind, of] = " ".join(whole.split())
        return self._papers[kind, of]


def seen(widget: QWidget) -> str:
    """Every word that stands in sight in a widget: labels, fields, buttons, tabs, lists and tables."""
    words: list[str] = []
    for child in widget.findChildren(QWidget):
        if not child.isVisible():
            continue
        match child:
            case QComboBox():
                words.append(child.currentText())
            case QLineEdit():
                words.append(child.text())
            case QTextEdit() | QPlainTextEdit():
                words.append(child.toPlainText())
            case QLabel() if child.textFormat() == Qt.TextFormat.RichText:
                words.append(QTextDocumentFragment.fromHtml(child.text()).toPlainText())
            case QLabel() | QAbstractButton():
                words.append(child.text())
            case QTabBar():
                words += [child.tabText(at) for at in range(child.count()) if child.isTabVisible(at)]
            case QAbstractItemView():
                words += list(_cells(child.model(), QModelIndex()))
    return " ".join(" ".join(words).split())


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(model.columnCount(parent)):
            yield str(model.index(row, column, parent).data() or "")
        yield from _cells(model, model.index(row, 0, parent))


@pytest.fixture(scope="module")
def program(
    theme: Theme, example_source: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Program]:
    """One window for all demands: they only look."""
    folder = tmp_path_factory.mktemp("letter")
    file = folder / "Vaggeryds kommun.rtr"
    shutil.copyfile(example_source, file)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RODATRADEN_HOME", str(folder))
        tasks = Tasks()
        window = MainWindow(theme, Settings(folder), tasks, Messages())
        window.resize(1440, 900)
        window.show()
        window.open(str(file))
        made = Program(window, tasks)
        made.settle()
        yield made
        window.close()
        tasks.wait_idle()
        tasks.close()


@dataclass(frozen=True)
class Demand:
    """What the letter asks for, where it is met in the window, and what is printed of it."""

    asks: str
    place: Callable[[Program], Page]
    seen: tuple[str, ...]
    paper: str = "programme"
    printed: tuple[str, ...] = ()
    of: str = ""
    """The document or the round that the paper is of."""


ANNUAL = "Årsredovisning 2020"
FIRST = "Hållbar samhällsutveckling"
FOOD = "Minst 36 procent ekologiskt i köken"
ECONOMY = "En ekonomi i balans över tid"

DEMANDS = (
    # The proposal and the summary
    Demand(
        "the working committee approves the plan and has the executive office finish the document",
        lambda program: program.decision("Uppdrag att färdigställa programmet"),
        ("2019-12-04", "Kommunstyrelsens arbetsutskott", "i uppdrag att färdigställa dokumentet"),
        printed=("Uppdrag att färdigställa programmet",),
    ),
    Demand(
        "the programme makes clear what the overarching goals mean",
        lambda program: program.goal(FIRST),
        ("Innebörd", "med hållbar samhällsutveckling och tillväxt i hela kommunen"),
        printed=("med hållbar samhällsutveckling och tillväxt i hela kommunen",),
    ),
    Demand(
        "it fulfils the decision about a sustainability programme: what Agenda 2030 means here",
        lambda program: program.goal(FIRST, "agenda"),
        ("6.1 Rent dricksvatten till alla", "Dricksvattnet ska räcka i Skillingaryd"),
        printed=("Vad det innebär för oss", "6.1 Rent dricksvatten till alla"),
    ),
    Demand(
        "the national declaration on what Agenda 2030 asks of municipalities is the ground",
        lambda program: program.goal(FIRST, "clarifications"),
        ("Nationell förklaring om Agenda 2030", "planerar, bygger och försörjer sina invånare"),
        printed=("Den nationella förklaringen om kommunernas ansvar för Agenda 2030",),
    ),
    Demand(
        "more is clarified from the executive board's dialogues, the citizens' on 1 April and documents",
        lambda program: program.goal(FIRST, "clarifications"),
        (
            "Kommunstyrelsens samtal om målens innebörd",
            "Medborgardialog på Fenix, 2019-04-01",
            "Översiktsplan",
        ),
        printed=("Medborgardialog: Medborgardialog på Fenix (2019-04-01)", "Styrdokument: Översiktsplan"),
    ),
    Demand(
        "an expected fulfilment that no steering document carries is lifted to a decision of its own",
        lambda program: program.at("goals", "fulfilments"),
        ("Väntar på beslut", "Beslutat", "Förväntad måluppfyllelse för trygghet och delaktighet"),
        printed=("Lyfts till ett särskilt politiskt beslut", "Inget styrdokument bär uppfyllelsen."),
    ),
    Demand(
        "the programme and the methods and tools are two decisions",
        lambda program: program.at("governance", "decisions"),
        ("Program Fastställt · 2020-05-25 · § 61", "Metoder och verktyg Fastställt · 2020-06-22 · § 84"),
        printed=("Politiska metoder och verktyg 2020–2022 är ett eget beslut",),
    ),
    Demand(
        "sub-goals come first from methods and tools, and are added to from dialogues",
        lambda program: program.goal(FOOD, "origin"),
        ("Mat från gårdar i närheten (antagen)", "I andra hand kommer delmålet ur en dialog."),
        printed=("Metod: Planlagda tomter i varje ort Dialog: Kommunstyrelsens samtal om målens innebörd",),
    ),
    Demand(
        "a sub-goal is tied to the yearly budget",
        lambda program: program.goal(FOOD),
        ("Budgetbeslut Programbudget 2021", "Från och med år 2021 Till och med år 2021"),
        printed=("Budget: Programbudget",),
    ),
    Demand(
        "there is a plan for measurement and follow-up, revised at least once a year with the budget",
        lambda program: program.at("indicators", "plan"),
        ("Revideringen är sen", "när Programbudget 2021 beslutades", "Nästa värde väntas"),
        "plan",
        ("Plan för mätning och uppföljning", "Programbudget"),
    ),
    Demand(
        "the expected fulfilment is described for each of the four goals and the whole period",
        lambda program: program.goal(FIRST),
        ("Förväntad måluppfyllelse När perioden är slut växer alla orter",),
        printed=("När perioden är slut växer alla orter",),
    ),
    Demand(
        "and for each sub-goal and its one or two years",
        lambda program: program.goal(FOOD),
        ("36 procent av inköpen är ekologiska vid årets slut",),
        printed=(FOOD,),
    ),
    Demand(
        "internal goals of economy, staff and the own environment are preconditions",
        lambda program: program.goal(ECONOMY),
        ("Internt mål", ECONOMY),
        printed=("förutsättningar för att de övergripande målen ska nås", ECONOMY),
    ),
    Demand(
        "they are revised from the operations' analysis of risks",
        lambda program: program.goal(ECONOMY),
        ("Skäl till senaste revideringen", "Riskanalysen i januari 2021 visade"),
        printed=("Skäl till den senaste revideringen", "Riskanalysen i januari 2021 visade"),
    ),
    Demand(
        "the greatest risks that work against the goals can be the ground of a control plan",
        lambda program: program.at("risks"),
        ("Dricksvattnet räcker inte i Skillingaryd", "Riskvärde (S × K)"),
        "risks",
        ("De största riskerna", "föreslås till den kommunövergripande internkontrollplanen"),
    ),
    Demand(
        "a plan of internal control for the whole municipality is made from them",
        lambda program: program.at("risks", "plan"),
        ("Hela kommunen", "Kompetensförsörjning", "Dricksvatten"),
        "control-plan",
        ("Internkontrollplan 2021", "Kompetensförsörjning", "Larm och nivåer i vattentäkten följs"),
    ),
    Demand(
        "what the controls show through the year is followed up",
        lambda program: program.at("risks", "results"),
        ("Granskning", "Försenad", "Utan anmärkning"),
        "control-follow-up",
        ("Uppföljning av intern kontroll", "Väsentlig avvikelse"),
    ),
    Demand(
        "an internal goal names the risks that it was revised for",
        lambda program: program.goal(ECONOMY, "risks"),
        ("Skatteintäkterna ökar långsammare än behoven",),
        "risks",
        ("Internt mål Reviderat för", ECONOMY),
    ),
    Demand(
        "national, regional and local steering hang together",
        lambda program: program.at("governance", "documents"),
        ("Nationellt Den nationella", "Regionalt Regional utvecklingsstrategi", "Lokalt Miljöprogram"),
        printed=("Nationellt Den nationella förklaringen", "Regionalt Regional utvecklingsstrategi"),
    ),
    Demand(
        "new local documents follow the new goals",
        lambda program: program.at("governance", "documents"),
        ("Målstruktur * Följer dagens mål", "Mål som det tjänar 1 Hållbar samhällsutveckling"),
        printed=("Följer dagens mål",),
    ),
    Demand(
        "older ones get an annex: how steering and follow-up hang together between then and now",
        lambda program: program.annex("Miljöprogram"),
        (
            "Bilagans läge * Utkast",
            "En fossilfri kommun som arbetsgivare Dagens mål: I 3",
            "Blir ett internt mål",
        ),
        "annex",
        ("Så hänger styrning och uppföljning ihop", "En fossilfri kommun som arbetsgivare I 3"),
        of="Miljöprogram",
    ),
    # The matter: background
    Demand(
        "the vision holds until 2030, and goals of a mandate period lead towards it",
        lambda program: program.goal("Här gör vi plats för att göra skillnad"),
        ("Vision · 2019–2030", "Fullmäktige har förlängt den till 2030"),
        printed=("Här gör vi plats för att göra skillnad",),
    ),
    Demand(
        "the council approved the goals on 27 May, and they are part of frame and programme budget",
        lambda program: program.goal(FIRST, "decisions"),
        ("2019-05-27 Nya övergripande mål för mandatperioden", "SPB20, rambudget", "Programbudget 2020"),
        printed=("Nya övergripande mål för mandatperioden", "SPB20, rambudget", "Programbudget 2020"),
    ),
    Demand(
        "the committee decided the plan in August, and in September that ways may divide the parties",
        lambda program: program.at("governance", "decisions"),
        ("Augusti 2019", "Ramar och upplägg för", "September 2019 Plats för den politiska"),
        printed=("Ramar och upplägg",),
    ),
    # The programme's purpose
    Demand(
        "it shows how the goals can be followed up",
        lambda program: program.goal(FIRST, "indicators"),
        ("Invånare totalt, antal Faktisk", "andel Upplevd"),
        printed=("Så följs programmet upp", "Faktisk Upplevd Saknas"),
    ),
    Demand(
        "what Agenda 2030 and its 17 goals mean for the municipality is seen whole",
        lambda program: program.at("goals", "agenda"),
        ("Globala mål utan koppling: 1.", "● helt ◐ delvis"),
        printed=("Agenda 2030",),
    ),
    Demand(
        "the committees' contributions to the goals are lifted",
        lambda program: program.at("goals", "contributions"),
        ("Tomma rutor: 4.", "Färdiga planer i Hok, Klevshult och Byarum", "Saknas"),
        printed=("Nämndernas och bolagens bidrag", "Bidrag saknas från Socialnämnden"),
    ),
    # Plan for follow-up
    Demand(
        "the committees' and the common progress is followed up beside the programme, and easily brought up to date",
        lambda program: program.at("follow_up", "rounds"),
        ("Delårsrapport per 31 augusti 2021", "Enheterna: 4, Kommunledningskontoret: 2"),
        "follow-up",
        ("Så bedömer nämnder och bolag målet", "Kommunens egen bedömning", "Förväntad måluppfyllelse"),
        of=ANNUAL,
    ),
    Demand(
        "what was followed up goes back to the citizens at least once a year",
        lambda program: program.told_citizens(),
        ("Så läser medborgarna", "Så gick det 2020."),
        "citizens",
        ("Återkoppling till medborgarna", "Så gick det 2020.", "Du sa – vi gjorde", "Det här kommer"),
        of=ANNUAL,
    ),
    # Room for political division
    Demand(
        "the goals and their effect have no line of division",
        lambda program: program.at("governance", "methods"),
        ("Partierna tar ställning till metoder, inte till mål och effekter",),
        printed=("där finns ingen politisk skiljelinje",),
    ),
    Demand(
        "priorities and ways may have one",
        lambda program: program.at("governance", "methods"),
        ("Prioritet Hög", "Antagen Politisk skiljelinje", "Eniga"),
        "methods",
        ("Skiljelinje Politisk skiljelinje", "Reservation Bolaget tar för stor risk om räntan stiger."),
    ),
    # Measurement and follow-up
    Demand(
        "indicators have actual and perceived quality, and levels that complete the national ones",
        lambda program: program.at("indicators"),
        ("Bra tillgång till kommunal service utanför centralorten",),
        "follow-up",
        ("Invånare totalt, antal",),
    ),
    Demand(
        "committees and companies contribute to all four by goals of their own",
        lambda program: program.goal("Mark och vatten för fler invånare i alla orter", "contributions"),
        ("Så bidrar målet till de övergripande målen.", FIRST),
        printed=("Mark och vatten för fler invånare i alla orter",),
    ),
    Demand(
        "sub-goals, or accepted values instead",
        lambda program: program.goal(FOOD),
        ("Mäts med accepterade värden för indikatorerna",),
        printed=("Accepterade värden: Ekologiska livsmedel",),
    ),
    Demand(
        "operations work one by one and across sectors with activities to reach the goals",
        lambda program: program.at("activities"),
        ("Kvällsöppet utan personal på biblioteken", "Teknisk verksamhet, Biblioteken"),
        "follow-up",
        ("Aktiviteter", "Kvällsöppet utan personal på biblioteken"),
        of="Delårsrapport per 31 augusti 2021",
    ),
    Demand(
        "they lift the effects for different target groups to a joint analysis",
        lambda program: program.joint_analysis("Folkhälsa, kultur och fritid"),
        ("Effekter per målgrupp, från alla enheter", "Föreningar", "Ensamhet är den effekt"),
        "follow-up",
        ("Effekter för målgrupper", "Gemensam analys Ensamhet är den effekt"),
        of=ANNUAL,
    ),
    # The decision itself
    Demand(
        "the decision tells whom it is sent to",
        lambda program: program.decision("Uppdrag att färdigställa programmet"),
        ("Skickas till Kommunens ledningsgrupp",),
        printed=("Skickat till",),
    ),
    Demand(
        "the goals are made to last: what is kept, changed and new from period to period is seen",
        lambda program: program.at("goals", "comparison"),
        ("Här jämförs två perioder: vad som är kvar, vad som är ändrat",),
        printed=("Perioden 2020–2022",),
    ),
    Demand(
        "matter, number and paragraph are kept",
        lambda program: program.decision("Strategiskt utvecklingsprogram 2020–2022"),
        ("Diarienummer KS 2019/160", "§ 61", "Utkast · Kommunledningskontoret"),
        printed=("Dnr KS 2019/160", "Fastställt, Kommunfullmäktige, 25 maj 2020, § 61"),
    ),
)


@pytest.mark.parametrize("demand", DEMANDS, ids=lambda demand: demand.asks)
def test_the_window_and_the_papers_meet(program: Program, demand: Demand) -> None:
    page = demand.place(program)
    stands = seen(page)
    for words in demand.seen:
        assert words in stands
    printed = program.paper(demand.paper, demand.of)
    assert demand.printed
    for words in demand.printed:
        assert words in printed
