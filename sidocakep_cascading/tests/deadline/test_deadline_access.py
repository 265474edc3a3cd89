"""Everybody reads the deadlines of the own agency; nobody writes them by hand."""

from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged

from ..common import ROLES
from .test_deadline import DeadlineCase

READ_ALL = {
    "bupati",
    "sekda",
    "organisasi",
    "bappeda",
    "monev",
    "inspektorat",
    "hr",
}
MODEL = "sidocakep.deadline"


@tagged("post_install", "-at_install")
class TestDeadlineAccess(DeadlineCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._decide_budget()
        cls.rows_a = cls.deadlines.search([("company_id", "=", cls.agency_a.id)])
        cls.rows_b = cls.deadlines.search([("company_id", "=", cls.agency_b.id)])
        assert cls.rows_a and cls.rows_b

    def test_who_reads_which(self):
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            own = user.company_ids
            for rows in (self.rows_a, self.rows_b):
                with self.subTest(role=role, agency=rows.company_id.name):
                    expected = role in READ_ALL or rows.company_id in own
                    found = call_kw(
                        self.env[MODEL].with_user(user),
                        "search_read",
                        [[("id", "in", rows.ids)], ["status_text", "holder_name"]],
                        {},
                    )
                    self.assertEqual(len(found), len(rows) if expected else 0)
                    self.assertEqual(
                        rows[0].with_user(user).has_access("read"), expected
                    )

    def test_an_own_deadline_in_another_agency_is_read(self):
        """A person on loan: the position is in agency B, the login in agency A."""
        row = self.rows_b.filtered(lambda item: item.document == "pk")[0]
        self.employee_head_b.user_id = self.user_ech3_a
        self.assertTrue(row.with_user(self.user_ech3_a).has_access("read"))
        self.assertFalse(row.with_user(self.user_ech4_a).has_access("read"))

    def test_nobody_writes_by_hand(self):
        row = self.rows_a[0]
        vals = {
            "company_id": self.agency_a.id,
            "year": 2027,
            "document": "pk",
            "job_id": self.job_head_a.id,
            "article": "-",
            "tz": "Asia/Jakarta",
            "date_start": "2027-01-01",
            "date_due": "2027-02-01",
            "date_notice": "2027-01-25",
        }
        for role in ROLES:
            model = self.env[MODEL].with_user(getattr(self, f"user_{role}"))
            for method, args in (
                ("create", [[vals]]),
                ("write", [row.ids, {"done_on": "2026-01-01"}]),
                ("write", [row.ids, {"active": False}]),
                ("unlink", [row.ids]),
                ("action_archive", [row.ids]),
            ):
                with (
                    self.subTest(role=role, method=method),
                    self.assertRaises(AccessError),
                ):
                    call_kw(model, method, args, {})

    def test_counting_is_not_for_clients(self):
        for role in ROLES:
            env = self.env(user=getattr(self, f"user_{role}"))
            for model, method in (
                (MODEL, "_refresh"),
                (MODEL, "_sync"),
                ("sidocakep.deadline.request", "_cron_refresh"),
                ("sidocakep.deadline.request", "_ask"),
            ):
                with (
                    self.subTest(role=role, method=method),
                    self.assertRaises(AccessError),
                ):
                    call_kw(env[model], method, [], {})
            with self.assertRaises(AccessError):
                env["sidocakep.deadline.request"].search([])

    def test_what_must_be_done_opens_for_who_does_it(self):
        """The coordinator draws up, the holder opens the PK, a reader does neither."""
        [row] = self._get_rows(self.job_ech4_a)
        for role, may in (
            ("secretary_a", True),
            ("head_a", True),
            ("organisasi", True),
            ("ech4_a", False),
            ("inspektorat", False),
            ("sekda", False),
        ):
            with self.subTest(role):
                user = getattr(self, f"user_{role}")
                self.assertEqual(row.with_user(user).can_open_step, may)
        action = call_kw(
            row.with_user(self.user_secretary_a), "action_open_step", [row.ids], {}
        )
        self.assertEqual(action["res_model"], "sidocakep.pk.draw.up")
        wizard = (
            self.env["sidocakep.pk.draw.up"]
            .with_user(self.user_secretary_a)
            .with_context(**action["context"])
            .create({"is_filled": False})
        )
        self.assertEqual(wizard.job_ids, self.job_ech4_a)
        wizard.action_draw_up()
        row.invalidate_recordset()
        self.assertTrue(row.pk_id)
        action = call_kw(
            row.with_user(self.user_ech4_a), "action_open_step", [row.ids], {}
        )
        self.assertEqual(action["res_id"], row.pk_id.id)

    def test_a_missing_pk_is_the_lateness_of_who_draws_it_up(self):
        """Due on 30 January: on 9 February nobody has drawn it up for its holder."""
        with freeze_time("2026-02-09 03:00:00"):
            rows = self._get_rows(self.job_ech4_a) + self._get_rows(
                self.job_ech4_a, "pk_hand_in"
            )
            own = rows.with_user(self.user_ech4_a)
            self.assertEqual(set(own.mapped("status")), {"late"})
            users = self.env["res.users"].with_user(self.user_ech4_a)
            self.assertEqual(self._count_late(users), 0, "not his")
            secretary = self.user_secretary_a
            for row in own:
                self.assertIn(f"turn of {secretary.name}", row.turn_text)
                self.assertIn("Then you are asked to check it", row.turn_text)
                opened = row.action_open_step()
                self.assertEqual(
                    (opened["res_model"], opened["res_id"]), (MODEL, row.id)
                )
            other = rows.with_user(secretary)
            self.assertIn("your turn: draw", other[0].turn_text)
            pk = self._create_pk(self.job_ech4_a)
            self._count_again()
            self.env.invalidate_all()
            self.assertEqual(own[0].pk_id, pk)
            self.assertIn("It is your turn", own[0].turn_text)
            self.assertEqual(self._count_late(users), len(rows), "his to propose")

    def _count_late(self, users):
        label = "My Documents Past Their Deadline"
        found = users.get_my_work()["watching"]
        return next(item["count"] for item in found if item["label"] == label)

    def test_who_may_not_read_the_row_opens_nothing(self):
        row = self.rows_b[0]
        with self.assertRaises(AccessError):
            call_kw(row.with_user(self.user_ech4_a), "action_open_step", [row.ids], {})

    def test_all_missing_of_the_agency_at_once(self):
        [row] = self._get_rows(self.job_ech4_a)
        self._create_pk(self.job_head_a, fill=False)
        action = row.with_user(self.user_secretary_a).action_draw_up_missing()
        # six positions of agency A asked, one of them has its draft
        self.assertEqual(len(action["context"]["default_job_ids"]), 5)

    def test_budget_years_are_kept_by_bappeda_and_organisasi(self):
        budget_year = self.env["sidocakep.budget.year"].search(
            [("company_id", "=", self.government.id)]
        )
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            record = budget_year.with_user(user)
            keeps = role in ("bappeda", "organisasi")
            for operation, expected in (
                ("read", True),
                ("write", keeps),
                ("create", keeps),
                ("unlink", False),
            ):
                with self.subTest(role=role, operation=operation):
                    self.assertEqual(record.has_access(operation), expected)
