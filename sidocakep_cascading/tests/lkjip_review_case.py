"""The government's report of 2026, submitted; its review begun by Inspektorat."""

from odoo.tests import freeze_time

from .common import YEAR
from .lkjip_case import NOW, LkjipCase

REVIEWED_ON = "2027-02-10"


class LkjipReviewCase(LkjipCase):
    """The Bupati promised the IPM: 72,5; it came to 71,05, which is 98,00 percent.

    Who heads the Inspektorat has the login ``user_inspektorat``; ``user_auditor`` works
    there.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-01-05 03:00:00"):
            cls.pk_bupati = cls._sign_to(cls._create_pk(cls.job_bupati), "in_force")
        cls._put(cls.iku_ipm, YEAR, 4, 71.05, kind="quarter")
        cls._setup_inspectorate()
        with freeze_time("2027-01-06 03:00:00"):
            cls.env["sidocakep.measurement"]._cron_open()
            cls.own = cls.env["sidocakep.measurement"].search(
                [("company_id", "=", cls.government.id), ("period_kind", "=", "year")]
            )
            cls.own.with_user(cls.user_organisasi).action_send()
            cls.own.with_user(cls.user_monev).action_accept()
        with freeze_time(NOW):
            cls._setup_report()

    @classmethod
    def _setup_inspectorate(cls):
        agency = cls._create_company("Inspektorat", sidocakep_kind="inspektorat")
        cls.inspectorate = agency
        cls.job_inspector = cls._create_job(
            "Inspektur", "head", cls.job_bupati, agency, "ii_b"
        )
        cls.user_inspektorat.company_ids += agency
        cls.inspector = cls._create_employee(
            "Inspektur Uji", cls.job_inspector, user_id=cls.user_inspektorat.id
        )
        cls.user_auditor = cls._create_user(
            "uji_auditor", "group_inspektorat", cls.setda
        )

    @classmethod
    def _setup_report(cls):
        reports = cls.env["sidocakep.lkjip"].with_user(cls.user_organisasi)
        cls.report = reports.create({"company_id": cls.government.id, "year": YEAR})
        required = cls.report.section_ids.filtered(
            lambda section: section.is_required or section._is_empty()
        )
        required.write({"body": "Ditulis tim penyusun."})
        cls.report.write(
            {"document_number": "400.7/12/LKjIP", "document_date": REVIEWED_ON}
        )
        cls.report.action_submit()
        cls.asked_first = cls.report.sudo().activity_ids.user_id
        cls.review = cls._review()
        cls.env.flush_all()

    @classmethod
    def _review(cls, user=None):
        """Begin the review, or open the one that is open."""
        user = user or cls.user_inspektorat
        action = cls.report.with_user(user).action_review()
        reviews = cls.env["sidocakep.lkjip.review"]
        return reviews.with_user(user).browse(action["res_id"])

    def _as(self, user):
        return self.report.with_user(user)

    def _answer_all(self, review):
        """Confirm what the records say, answer yes to the rest."""
        for line in review.line_ids.sorted("place"):
            if not line.answer and line.proposal == "no":
                line.write({"answer": "no", "explanation": "Dijelaskan"})
            elif not line.answer:
                line.answer = "yes"
        review.write({"statement_number": "700/3/ITDA", "statement_date": REVIEWED_ON})

    def _pass(self, review=None):
        review = review or self.review
        self._answer_all(review)
        review.action_pass()
        return review

    def _line(self, code, review=None):
        lines = (review or self.review).line_ids
        return lines.filtered(lambda line: line.code == code)

    def _rows(self, content):
        return self._get_section(self.report, content).table["rows"]
