"""What the tables of a report are made of, made up without a database."""

from datetime import date
from decimal import Decimal
from operator import attrgetter
from types import SimpleNamespace

from odoo.addons.sidocakep_base.engine.absorption import Realised
from odoo.addons.sidocakep_base.engine.achievement.achievement import OK, Result
from odoo.addons.sidocakep_base.engine.achievement.rollup import Rollup
from odoo.addons.sidocakep_base.engine.figures.indonesian import format_number

from ...engine.formerly import Agreement
from ...models.lkjip.lkjip_covered import LkjipCovered
from ...models.lkjip.lkjip_data import LkjipData
from ...models.lkjip.lkjip_formerly import FormerYear
from ...models.lkjip.lkjip_money import LkjipMoney, Money, merge_months
from ...models.lkjip.lkjip_period import REPORT_PERIODS, YEAR


class Rows(list):
    """Stands for records: what the tables ask of them."""

    def filtered(self, key):
        get = attrgetter(key) if isinstance(key, str) else key
        return Rows(item for item in self if get(item))

    def sorted(self, key):
        return Rows(sorted(self, key=key))


ROW = {
    "objective": "Meningkatnya mutu",
    "name": "Indeks Kepuasan",
    "target": "85,5 Persen",
    "realisation": "81,225 Persen",
    "period_target": "80 Persen",
    "period_realisation": "76 Persen",
    "printed": "95,00",
    "rating": "Baik",
    "standing": "",
    "reserve": "",
    "source": "Survei",
    "reason": "",
    "gap": "",
    "data_year": "2026",
    "last_year": "",
    "former": [FormerYear("80 Persen", "79 Persen", "98,75")],
    "trend": "membaik",
    "promise": "7",
    "plan_target": "90 Persen",
    "over_plan": "81,225 Persen",
    "plan_printed": "90,25",
    "plan_why": "",
    "obstacle": "",
    "solution": "",
    "support": "",
    "doubt": "",
    "follow_up": "",
    "why": "",
    "kind": "",
    "key": "7",
    "state": "below",
}
SILENT = ROW | {
    "why": "belum dilaporkan",
    "kind": "not_reported",
    "key": "8",
    "state": "none",
    "name": "Nilai SAKIP",
    "realisation": "belum dilaporkan",
    "period_target": "",
    "period_realisation": "belum dilaporkan",
    "printed": "",
    "rating": "",
    "target": "75,35 Angka",
    "former": [FormerYear()],
    "trend": "",
    "promise": "8",
    "source": "Laporan hasil evaluasi",
    "reason": "belum disampaikan oleh Sekretaris",
    "plan_target": "",
    "over_plan": "",
    "plan_printed": "",
    "plan_why": "",
}


def make_output(code, name, level="program", **kw):
    return SimpleNamespace(
        **{
            "id": 1,
            "code": code,
            "level": level,
            "node_id": SimpleNamespace(name=name),
            "indicator_id": SimpleNamespace(name="Cakupan", accumulation="sum"),
            "company_id": None,
            "year_target_text": "90 Persen",
            "to_date_text": "45 Persen",
            "year_printed": "50,00",
            "year_status": "ok",
            "year_trace": "",
            "release_status": False,
            "data_year": False,
            "last_year_text": "40 Persen",
            "five_text": "45 Persen",
            "five_trace": "",
            "year": 2026,
            "doubt_reason": False,
            "five_target_text": "100 Persen",
        }
        | kw
    )


def make_program(
    code, ceiling, spent, achievement, name="PROGRAM", blud_spent=0, **known
):
    money = Money(SimpleNamespace(code=code, name=name, id=1))
    for field, value in known.items():
        setattr(money, field, value)
    realised = None
    if spent is not None:
        realised = Realised(Decimal(spent), blud_spent=Decimal(blud_spent))
    money.add(Decimal(ceiling), realised)
    if achievement is not None:
        figure = Decimal(achievement)
        money.result = Result(OK, format_number(figure, 2), capped=figure)
    return money


def add_up(programs):
    """Return the sum of programmes, whatever their nodes are."""
    whole = Money(None)
    for money in programs:
        whole.ceiling += money.ceiling
        whole.reported_ceiling += money.reported_ceiling
        whole.unratified += money.unratified
        if money.spent is not None:
            whole.spent = (whole.spent or 0) + money.spent
    return whole


class Source(SimpleNamespace):
    """Stands for what was read; what is added up is added up here."""

    @property
    def whole(self):
        return add_up(self.programs)

    @property
    def promised(self):
        return self.rows

    @property
    def has_parts(self):
        return self.is_government or bool(self.units)

    @property
    def told(self):
        return self.agencies

    @property
    def outputs(self):
        return self.measurement.output_ids

    @property
    def missing_months(self):
        return merge_months(self.missing_by_agency)

    def get_formula_notes(self):
        return []

    add_up = staticmethod(add_up)
    name_months = LkjipMoney.name_months
    whom = LkjipCovered.whom
    say_money_covered = LkjipCovered.say_money_covered
    say_measured_covered = LkjipCovered.say_measured_covered
    name_money_covered = LkjipCovered.name_money_covered
    read_standing = LkjipData.read_standing
    get_loose_of = LkjipData.get_loose_of

    def name_company(self, company):
        return ""

    def get_source_of(self, row):
        return "Register"

    def get_reason_of(self, row, status, trace):
        return "belum dihitung" if status == "not_computable" else ""


def make_follow_up(name, state, **kw):
    values = {"planned_action": False, "date_due": False, "responsible": False}
    values |= kw
    return SimpleNamespace(
        name=name,
        _get_state_on=lambda day: state,
        planned_action=values["planned_action"],
        date_due=values["date_due"],
        responsible_job_id=SimpleNamespace(name=values["responsible"]),
    )


def make_source():
    """Return what the tables are made of: two indicators, of one no figure."""
    return Source(
        year=2026,
        day=date(2027, 2, 10),
        period=REPORT_PERIODS[YEAR],
        is_interim=False,
        is_government=False,
        plan_name="Renstra",
        rows=[ROW, SILENT],
        first_year=2025,
        plan_end=2029,
        former_years=[2025],
        agreements=[Agreement("Perjanjian Kinerja Nomor PK/1/2026", {})],
        former_figures=[],
        promised_budget=[
            {
                "served": "Indeks Kepuasan",
                "name": "1.02.02 PROGRAM",
                "amount": "Rp200,00",
            }
        ],
        promised_total="Rp200,00",
        measurement=SimpleNamespace(
            state="accepted", accepted_on=date(2027, 1, 20), output_ids=Rows()
        ),
        agencies=[],
        units=[],
        silent_units=[],
        programs=[],
        objectives=[],
        uses=[],
        program_policy=Rollup(),
        missing_by_agency={},
        open_by_agency={},
        money_covered=[],
        measured_covered=[],
        recommendations=[],
        say_basis=lambda scope: [],
        say_rolled=list,
        get_plan_target=lambda row: row.five_target_text or "",
        profile=SimpleNamespace(lkjip_efficiency=False, lkjip_efficiency_basis="all"),
    )
