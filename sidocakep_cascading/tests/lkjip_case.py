"""The year 2026 of the Dinas Kesehatan, measured and accepted, for its report."""

from odoo.tests import freeze_time

from .common import YEAR
from .measurement_case import MeasurementCase

#: After the year: the report is due on 28 February 2027.
NOW = "2027-02-10 03:00:00"


class LkjipCase(MeasurementCase):
    """The head promised two indicators; one is measured, of the other nothing is known.

    - *Indeks Kepuasan*: 81,225 of 85,5 Persen, 95,00 percent
    - *Nilai SAKIP*: 75,35, not reported
    - *Layanan sesuai standar*, the outcome of programme P1: 90 of 90 Persen
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.card_iku = cls._create_card(cls.iku_1, cls.job_ech3_a)
        with freeze_time("2026-01-05 03:00:00"):
            cls.pk_head = cls._sign_to(cls._create_pk(cls.job_head_a), "in_force")
        with freeze_time("2027-01-05 03:00:00"):
            cls._report_figure(cls.card_iku, "81,225")
            cls._report_figure(cls.card, "18", "20")
            cls.year_measurement = cls._measure(period_kind="year", period_no=0)
            line = cls.year_measurement.line_ids.filtered(
                lambda item: item.indicator_id == cls.iku_1
            )
            line.write({"obstacle": "Alat rusak", "solution": "Pinjam alat"})
            cls.year_measurement.with_user(cls.user_head_a).action_send()
            cls.year_measurement.with_user(cls.user_monev).action_accept()
        cls.env.flush_all()

    @classmethod
    def _report_figure(cls, card, *numbers):
        """Enter and verify the figure of the last quarter of a card."""
        cls._open()
        figure = cls.env["sidocakep.data.figure"].search(
            [("card_id", "=", card.id)], limit=1
        )
        cls._verify(figure, cls.user_ech3_a, *numbers)

    @classmethod
    def _spend(cls, node, amount):
        """Let a row of the DPA be paid in February and all other months closed."""
        month = cls.env["sidocakep.realisation.month"].create(
            {"company_id": cls.agency_a.id, "year": YEAR, "month": "02"}
        )
        cls.env["sidocakep.realisation"].create(
            {
                "month_id": month.id,
                "node_id": node.id,
                "number": f"SP2D {node.id}",
                "amount": amount,
            }
        )
        cls.env.flush_all()

    @classmethod
    def _begin(cls, user=None):
        """Begin the report of the year; return it as the one who began it."""
        reports = cls.env["sidocakep.lkjip"].with_user(user or cls.user_secretary_a)
        report = reports.create({"company_id": cls.agency_a.id, "year": YEAR})
        cls.env.flush_all()
        return report

    def _get_section(self, report, content, chapter=None):
        return report.section_ids.filtered(
            lambda item: (
                item.content == content and (not chapter or item.chapter == chapter)
            )
        )

    def _write_all(self, report):
        """Write what the profile asks for, with number and date."""
        for section in report.section_ids:
            if not (section.is_required or section._is_empty()):
                continue
            section.body = f"Tentang {section.name}."
        report.write(
            {"document_number": "400.7/12/LKjIP", "document_date": "2027-02-10"}
        )

    def _mark_submitted(self, report):
        """Have it before the head as it is; its submission refuses what lacks."""
        report.sudo()._with_workflow_bypass().write({"submitted_on": "2027-02-10"})

    def _issue(self, report):
        self._write_all(report)
        report.action_submit()
        report.with_user(self.user_head_a).action_sign()

    @classmethod
    def _make_use_of_figures(cls):
        """Let a dialog, a decision and a figure of the nation rest on the figures."""
        line = cls.year_measurement.line_ids.filtered(
            lambda item: item.indicator_id == cls.iku_1
        )
        dialog = cls.env["sidocakep.dialog"]._with_workflow_bypass()
        dialog = dialog.create(
            {
                "job_id": cls.job_head_a.id,
                "year": YEAR,
                "period_kind": "year",
                "period_no": 0,
                "date_end": f"{YEAR}-12-31",
                "decided_on": f"{YEAR + 1}-01-20",
                "state": "decided",
            }
        )
        row = cls.env["sidocakep.dialog.line"]._with_workflow_bypass()
        row = row.create({"dialog_id": dialog.id, "measurement_line_id": line.id})
        follow_ups = cls.env["sidocakep.dialog.follow_up"]._with_workflow_bypass()
        cls.follow_ups = follow_ups.create(
            [
                {
                    "dialog_id": dialog.id,
                    "line_id": row.id,
                    "name": name,
                    "responsible_job_id": cls.job_ech3_a.id,
                    "date_due": f"{YEAR + 1}-03-31",
                    "state": state,
                }
                for name, state in (
                    ("Beli alat uji", "closed"),
                    ("Sewa alat", "dropped"),
                    ("Latih petugas", "open"),
                )
            ]
        )
        cls.use = cls.env["sidocakep.utilisation"].create(
            {
                "company_id": cls.agency_a.id,
                "name": "Menambah alat uji",
                "date": f"{YEAR + 1}-02-01",
                "figure_ids": line.figure_id.ids,
                "explanation": "Antrean 3 jam",
                "document_kind": "next_rkt",
                "document_name": "050/7/RKT",
                "document_date": f"{YEAR + 1}-02-05",
            }
        )
        cls.use._with_workflow_bypass().state = "recorded"
        cls.mark = cls.env["sidocakep.benchmark"].create(
            {
                "indicator_id": cls.iku_1.id,
                "year": YEAR,
                "written": "84",
                "data_year": YEAR - 1,
                "source": "KemenPANRB",
            }
        )
        cls.env.flush_all()
