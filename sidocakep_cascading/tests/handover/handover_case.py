"""A post of the Dinas Kesehatan that changes hands in the middle of the year."""

from datetime import date

from odoo.tests import freeze_time

from ..action_plan.common_action import ActionPlans
from ..measurement_case import MeasurementCase

JULY = date(2026, 7, 1)


class HandoverCase(ActionPlans, MeasurementCase):
    """The first quarter was measured and accepted; the second is asked for.

    The head of the Bidang (``ech3_a``) answers for two months of work, done and
    postponed, and for a recommendation. HR recorded on 25 June that he goes to agency B
    on 1 July, and who follows.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_actions()
        cls._setup_measured()
        cls.recommendation = cls.env["sidocakep.lhe.recommendation"].create(
            {
                "company_id": cls.agency_a.id,
                "name": "Lengkapi bukti",
                "report_number": "700/1/ITDA/2026",
                "report_date": "2026-01-10",
                "responsible_job_id": cls.job_ech3_a.id,
            }
        )
        cls.user_new = cls._create_user("uji_pengganti", "group_echelon3", cls.agency_a)
        cls.newcomer = cls._create_employee(
            "Pejabat Baru, S.KM.", rank="iii_d", user_id=cls.user_new.id
        )
        with freeze_time("2026-06-25 03:00:00"):
            cls._move(cls.employee_ech3_a, cls._create_post(), JULY)
            cls._move(cls.newcomer, cls.job_ech3_a, JULY)
        with freeze_time("2026-07-02 03:00:00"):
            cls.env["sidocakep.data.figure"]._cron_open()
        # His login went with him.
        cls.user_ech3_a.write(
            {"company_id": cls.agency_b.id, "company_ids": [(6, 0, cls.agency_b.ids)]}
        )
        cls.env.flush_all()
        cls.memo = cls._get_memos(cls.job_ech3_a)

    @classmethod
    def _setup_actions(cls):
        row = cls._row(months="2-3", responsible_id=cls.employee_ech3_a.id)
        with freeze_time("2026-01-20 03:00:00"):
            plan = cls._decide_actions(cls._create_plan_of_actions(row))
        done, postponed = plan.with_env(cls.env).action_ids.month_ids
        done.write({"status": "done", "note": "Rapat dihadiri 12 orang"})
        postponed.write(
            {"status": "postponed", "justification": "Narasumber berhalangan"}
        )

    @classmethod
    def _setup_measured(cls):
        with freeze_time("2026-04-02 03:00:00"):
            figure, _other = cls._open()
            cls._verify(figure, cls.user_ech3_a, "17", "20")
        with freeze_time("2026-04-08 03:00:00"):
            cls.measurement = cls._measure()
            cls.measurement.with_user(cls.user_head_a).action_send()
            cls.measurement.with_user(cls.user_monev).action_accept()
            sheet = cls.measurement.sheet_ids.filtered(
                lambda sheet: sheet.pk_id == cls.pk_ech3
            ).with_user(cls.user_head_a)
            sheet.write({"evaluation": "Tercapai", "direction": "Pertahankan"})
            sheet.action_finish()

    @classmethod
    def _move(cls, employee, job, day):
        """Record in HR who holds which post from a day on, and commit."""
        employee._appoint(job, day, {})
        cls.env.cr.flush()

    @classmethod
    def _create_post(cls, name="Kepala Bidang Lain"):
        return cls._create_job(
            name, "administrator", cls.job_head_b, cls.agency_b, "iii_b"
        )

    @classmethod
    def _get_memos(cls, job):
        cls.env.cr.flush()
        return cls.env["sidocakep.handover"].search([("job_id", "=", job.id)])

    def _as(self, user, memo=None):
        memo = memo or self.memo
        memo.invalidate_recordset()
        return memo.with_user(user)

    def _complete(self, user=None):
        self._as(user or self.user_ech3_a).write(
            {
                "unfinished": "Akreditasi dua puskesmas",
                "attention": "Data rumah sakit terlambat",
            }
        )

    def _hand_over(self):
        self._complete()
        self._as(self.user_ech3_a).action_sign()

    def _get_line(self, document, indicator):
        """Return the row of an indicator in the document."""
        [line] = self.pk_ech3.line_ids.filtered(
            lambda line: line.indicator_id == indicator
        )
        [row] = [row for row in document["lines"] if row["indicator"] == line.name]
        return row

    def _get_waiting(self, user):
        work = self.env["res.users"].with_user(user).get_my_work()
        return [
            item
            for item in work["waiting"]
            if item["action"]["res_model"] == "sidocakep.handover"
        ]

    def _find(self, user):
        self.env.flush_all()
        findings = self.env["sidocakep.upkeep.finding"].with_user(user)
        return findings.search([("kind", "=", "handover_missing")])


def make_handover(cls, pk, day=date(2026, 6, 30)):
    """Return the memo of the head of the Bidang, who leaves the post of a PK."""
    memos = cls.env["sidocakep.handover"]._with_workflow_bypass()
    memo = memos.create(
        {
            "job_id": pk.job_id.id,
            "company_id": pk.company_id.id,
            "pk_id": pk.id,
            "leaver_id": cls.employee_ech3_a.id,
            "leaver_name": cls.employee_ech3_a.name,
            "leaver_title": pk.job_id.name,
            "date_until": day,
            "superior_job_id": cls.job_head_a.id,
        }
    )
    return memo.with_env(cls.env)
