"""The first quarter of the Dinas Kesehatan, measured, for the tests of the room."""

from datetime import date

from odoo.tests import freeze_time

from ..models.measurement.sidocakep_measurement_evaluation import ACTIVITY_EVALUATE
from ..models.renja_evaluation.sidocakep_renja_printed import KEY_FIELDS
from .common import YEAR
from .data_collection_case import DataCollectionCase, make_data


class MeasurementCase(DataCollectionCase):
    """PKs of the head of the Bidang and of the Seksi in force; targets of quarter I.

    - *Layanan sesuai standar* (ech3_a): year 90 Persen, quarter I 80 Persen
    - *Rujukan yang ditangani* (ech4_a): year 120 Orang, added up, quarter I 30 Orang
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._mean(cls.output, accumulation="sum")
        cls._set_quarter(cls.outcome, 1, "80")
        cls._set_quarter(cls.output, 1, "30")
        with freeze_time("2026-01-05 03:00:00"):
            cls.pk_ech3 = cls._sign_to(cls._create_pk(cls.job_ech3_a), "in_force")
            cls.pk_ech4 = cls._sign_to(cls._create_pk(cls.job_ech4_a), "in_force")

    @classmethod
    def _set_quarter(cls, indicator, number, written):
        return cls.env["sidocakep.target"].create(
            {
                "indicator_id": indicator.id,
                "period_kind": "quarter",
                "year": YEAR,
                "period_no": number,
                "written": written,
            }
        )

    @classmethod
    def _measure(cls, **key):
        """Do what the night does; return the measurement of agency A."""
        model = cls.env["sidocakep.measurement"]
        model._cron_open()
        cls.env.flush_all()
        key = {"period_kind": "quarter", "period_no": 1, "year": YEAR, **key}
        domain = [(name, "=", value) for name, value in key.items()]
        return model.search([("company_id", "=", cls.agency_a.id), *domain], limit=1)

    @classmethod
    def _setup_quarter(cls, counted):
        """Measure quarter I, of which one figure was verified on 2 April.

        :param counted: numerator of the outcome, of 20; the other figure is not there
        """
        with freeze_time("2026-04-02 03:00:00"):
            cls.figure, cls.other = cls._open()
            cls._verify(cls.figure, cls.user_ech3_a, counted, "20")
        cls.measurement = cls._measure()

    @classmethod
    def _verify(cls, figure, user, *numbers, verifier=None, **vals):
        """Enter, send and verify a figure as the persons whose steps these are."""
        figure = cls._enter(figure, user, *numbers, **vals)
        if figure.doubt_text and not figure.doubt_reason:
            figure.doubt_reason = "Terhitung menurut register."
        figure.action_send()
        verifier = verifier or cls.user_secretary_a
        figure.with_user(verifier).action_verify()
        cls.env.flush_all()

    @classmethod
    def _put(cls, indicator, year, number, value, kind="quarter", **vals):
        """Write a verified figure as it would stand once it was verified."""
        figures = cls.env["sidocakep.data.figure"].sudo()
        figure = figures.search(
            [
                ("indicator_id", "=", indicator.id),
                ("year", "=", year),
                ("period_kind", "=", kind),
                ("period_no", "=", number),
            ]
        )
        month = 3 * number or 12
        day = 30 if month in (6, 9) else 31
        vals = {"value": value, "figure_status": "figure", "state": "verified", **vals}
        writer = figures._with_workflow_bypass()
        if figure:
            figure._with_workflow_bypass().write(vals)
            return figure
        return writer.create(
            {
                "company_id": indicator.company_id.id,
                "indicator_id": indicator.id,
                "year": year,
                "period_kind": kind,
                "period_no": number,
                "date_end": date(year, month, day),
                **vals,
            }
        )

    def _get_asked(self, measurement):
        """Return who is asked for its next step; who evaluates it is asked beside."""
        beside = self.env.ref(ACTIVITY_EVALUATE)
        steps = measurement.activity_ids.filtered(
            lambda item: item.activity_type_id != beside
        )
        return steps.user_id

    def _get_line(self, measurement, indicator):
        return measurement.line_ids.filtered(
            lambda line: line.indicator_id == indicator
        )


def make_measurement(cls):
    """Return a measurement that was accepted: sheet, line, reopening, window."""
    env, pk = cls.env, cls.pk
    measurement = env["sidocakep.measurement"]._with_workflow_bypass()
    measurement = measurement.create(
        {
            "company_id": cls.agency_a.id,
            "year": YEAR,
            "period_no": 1,
            "date_end": date(YEAR, 3, 31),
            "state": "accepted",
            # asked where it is drawn anew: its agreement is a draft
            "unpromised_reason": "Belum ditandatangani",
            **dict.fromkeys(("sent_on", "first_sent_on"), date(YEAR, 4, 7)),
        }
    )
    measurement = measurement.with_env(env)
    sheet = env["sidocakep.measurement.sheet"]._with_workflow_bypass()
    sheet = sheet.create(
        {
            "measurement_id": measurement.id,
            "pk_id": pk.id,
            "job_id": pk.job_id.id,
            "superior_job_id": pk.second_job_id.id,
        }
    )
    sheet = sheet.with_env(env)
    sheet._draw_lines()
    request = env["sidocakep.measurement.reopening"].create(
        {"measurement_id": measurement.id, "reason": "Register tercecer"}
    )
    back = env["sidocakep.measurement.return"].with_user(cls.user_monev)
    back = back.create({"measurement_ids": measurement.ids, "remark": "Lengkapi"})
    step = env["sidocakep.measurement.step"].with_user(cls.user_monev)
    step = step.create({"measurement_ids": measurement.ids, "step": "accept"})
    windows = back.with_env(env), step.with_env(env)
    return measurement, sheet, sheet.line_ids[:1], request, *windows


def make_report(cls, measurement):
    """Return the cascading report of what was measured, and a line of it."""
    report = cls.env["sidocakep.cascading.report"]._with_workflow_bypass()
    report = report.create({"measurement_id": measurement.id}).with_env(cls.env)
    report._draw()
    return report, report.line_ids[:1]


def make_dialog(cls, measurement):
    """Return a dialog on what was measured, its parts, and a follow-up that is late."""
    env = cls.env
    dialogs = env["sidocakep.dialog"]
    dialog = dialogs._make(
        dialogs._find_sheets([("measurement_id", "=", measurement.id)])
    )
    dialog = dialog.with_env(env)[:1]
    follow_up = env["sidocakep.dialog.follow_up"].create(
        {
            "dialog_id": dialog.id,
            "name": "Perbaiki alat",
            "responsible_job_id": cls.job_ech3_a.id,
            "date_due": "2026-01-05",
        }
    )
    paper = {"kind": "link", "name": "Foto", "url": "https://contoh.go.id/foto"}
    picture = env["sidocakep.dialog.evidence"].create({"dialog_id": dialog.id, **paper})
    proof = env["sidocakep.dialog.follow_up.evidence"].create(
        {"follow_up_id": follow_up.id, **paper}
    )
    dialog._with_workflow_bypass().state = "decided"
    env.flush_all()
    finding = env["sidocakep.dialog.finding"].search(
        [("follow_up_id", "=", follow_up.id)]
    )
    parts = dialog.line_ids[:1], dialog.attendee_ids[:1]
    return dialog, *parts, follow_up, picture, proof, finding


def make_lkjip(cls):
    """Return a report with its parts, its review and a recipient."""
    report = cls.env["sidocakep.lkjip"].create(
        {"company_id": cls.agency_a.id, "year": YEAR}
    )
    section = report.section_ids[0]
    section.body = "Kata pengantar"
    sentence = cls.env["sidocakep.lkjip.sentence"]._with_workflow_bypass()
    sentence = sentence.create(
        {
            "lkjip_id": report.id,
            "section_id": section.id,
            "key": "uji",
            "text": "Kalimat",
            "source_seal": "0",
        }
    )
    cls.env.flush_all()
    parts = report, section, section.text_ids[:1], sentence.with_env(cls.env)
    return (*parts, *make_lkjip_review(cls, report))


def make_lkjip_review(cls, report):
    """Return the review of a report, an item of it, and whom the report goes to."""
    review = cls.env["sidocakep.lkjip.review"].sudo()._begin(report.sudo())
    recipient = cls.env["sidocakep.lkjip.dispatch"]._with_workflow_bypass()
    recipient = recipient.create({"lkjip_id": report.id, "recipient": "Gubernur"})
    review = review.with_env(cls.env)
    checklist = review.checklist_id
    made = review, review.line_ids[:1], checklist, checklist.item_ids[:1]
    return (*made, recipient.with_env(cls.env))


def make_benchmark(indicator):
    """Return what the nation reached of an indicator."""
    return indicator.env["sidocakep.benchmark"].create(
        {
            "indicator_id": indicator.id,
            "year": YEAR,
            "written": "80",
            "source": "Badan Pusat Statistik",
        }
    )


def make_printed(row, **vals):
    """Return what a document prints of a row of the evaluation."""
    names = zip(KEY_FIELDS, row._get_printed_key(), strict=True)
    return row.env["sidocakep.renja.printed"].create(
        {
            **dict(names),
            "document_name": "Evaluasi Renja TW I, hlm. 3",
            "year_printed": "200,00",
            "reason": "An empty cell was read as 0",
            **vals,
        }
    )


def make_figures(cls):
    """Return what is collected of the agency, and what is measured from it."""
    made = (*make_data(cls), *make_measurement(cls))
    output = cls.env["sidocakep.measurement.output"]._with_workflow_bypass()
    output = output.create(
        {
            "measurement_id": made[-6].id,
            "node_id": cls.node_k1.id,
            "indicator_id": cls.output.id,
        }
    )
    made += make_report(cls, output.with_env(cls.env).measurement_id)
    made += make_dialog(cls, output.with_env(cls.env).measurement_id)
    cls.env.flush_all()
    rows = cls.env["sidocakep.measurement.analysis"].search([], limit=1)
    wholes = cls.env["sidocakep.measured.rollup"].search(
        [("company_id", "=", cls.government.id)], limit=1
    )
    report = cls.env["sidocakep.measurement.report"].create(
        {"company_id": cls.government.id, "year": YEAR, "period": "1"}
    )
    renja = cls.env["sidocakep.renja.evaluation"].search([], limit=1)
    papers = (report, renja, make_printed(renja), *make_lkjip(cls))
    papers += (make_benchmark(cls.outcome),)
    return (*made, output.with_env(cls.env), rows, wholes, *papers)
