"""The coverage reports compute what is asked for, and the same as for everything."""

from unittest.mock import patch

from odoo.tests import freeze_time, tagged

from ..common import YEAR
from ..common_cascade import CascadeCase

TODAY = "2026-02-01"


@freeze_time("2026-02-01 03:00:00")
@tagged("post_install", "-at_install")
class TestCoverageScope(CascadeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._create_pk(cls.job_secretary_a)
        draft = cls._create_pk(cls.job_ech3_a)
        draft.line_ids[:1].parent_line_id = cls.line_index
        cls._create_pk(cls.job_ech4_a).line_ids.parent_line_id = False

    def _read(self, model, domain, user=None):
        """Return the rows that ``domain`` finds as sorted plain values."""
        self.env.flush_all()
        self.env.invalidate_all()
        model = self.env[model].with_user(user or self.env.user)
        names = [
            name
            for name, field in model._fields.items()
            if field.store and name != "found_count"
        ]
        rows = model.search(domain).read(names, load=None)
        return sorted(rows, key=lambda row: row["id"])

    def _assert_same(self, model, domain, keeps):
        everything = self._read(model, [])
        expected = [row for row in everything if keeps(row)]
        self.assertEqual(self._read(model, domain), expected)
        return expected

    def test_one_agency(self):
        for company in self.government | self.agency_a | self.agency_b:
            domain = [("company_id", "=", company.id)]
            for model in ("sidocakep.coverage", "sidocakep.coverage.finding"):
                with self.subTest(company=company.name, model=model):
                    self._assert_same(
                        model,
                        domain,
                        lambda row, own=company.id: row["company_id"] == own,
                    )
        self.assertTrue(self._read("sidocakep.coverage.finding", domain))

    def test_one_year(self):
        domain = [("year", "=", YEAR), ("company_id", "in", self.agency_a.ids)]
        for model in ("sidocakep.coverage", "sidocakep.coverage.finding"):
            rows = self._assert_same(
                model,
                domain,
                lambda row: (
                    row["year"] == YEAR and row["company_id"] == self.agency_a.id
                ),
            )
            self.assertTrue(rows)

    def test_the_agency_of_a_record_rule(self):
        """Who sees one agency asks for it without naming it."""
        own = self._read("sidocakep.coverage.finding", [], self.user_secretary_a)
        self.assertEqual({row["company_id"] for row in own}, {self.agency_a.id})
        self.assertEqual(
            own,
            self._read(
                "sidocakep.coverage.finding", [("company_id", "=", self.agency_a.id)]
            ),
        )

    def test_what_was_not_asked_for_is_not_computed(self):
        """By a search as by a record rule the query is told agency and year."""
        own = self.agency_a.ids
        asked = [("company_id", "=", self.agency_a.id), ("year", "=", YEAR)]
        for name in ("sidocakep.coverage", "sidocakep.coverage.finding"):
            for user, domain, expected in (
                (self.env.user, asked, (own, [YEAR])),
                (self.env.user, [], (None, None)),
                (self.user_secretary_a, asked[1:], (own, [YEAR])),
                (self.user_secretary_a, [], (own, None)),
            ):
                model = self.env[name].with_user(user)
                told = patch.object(
                    type(model),
                    "_read_scope",
                    autospec=True,
                    side_effect=type(model)._read_scope,
                )
                with (
                    self.subTest(model=name, user=user.login, domain=domain),
                    told as read_scope,
                ):
                    model.search(domain)
                    calls = [call.args[1:] for call in read_scope.call_args_list]
                    self.assertEqual(calls, [expected])

    def test_either_agency_or_year_is_everything(self):
        """A condition that does not hold for all rows keeps nothing out."""
        self._assert_same(
            "sidocakep.coverage.finding",
            ["|", ("company_id", "=", self.agency_a.id), ("year", "!=", YEAR)],
            lambda row: row["company_id"] == self.agency_a.id or row["year"] != YEAR,
        )

    def test_contested_posts_have_the_holders_of_the_one_method_that_knows(self):
        """Two appointments to one post, a Plh beside both, a Plt beside a holder."""
        self._create_employee("Kepala Seksi Dua", self.job_ech4_a, "iii_d")
        self._create_employee("Kepala Bidang Dua", self.job_ech3_a, "iv_a")
        self._create_acting(
            self.job_ech3_a, self.employee_func_a, "plh", "2026-01-05", "2026-03-05"
        )
        self._create_acting(
            self.job_secretary_a, self.employee_ech4_a, "plt", "2026-01-05"
        )
        self._create_employee("Fungsional Dua", self.job_func_a, "iii_c")
        jobs = self.env["hr.job"].search([("company_id", "=", self.agency_a.id)])
        self.env["sidocakep.pk"].search([("job_id", "in", jobs.ids)]).unlink()
        rules = self.profile_gm._get_level_rules(jobs, self.env.cr.now().date())
        expected = {
            (job_id, holder.employee.id)
            for job_id, people in jobs._get_holders(TODAY).items()
            for holder in (
                people[:1] if jobs.browse(job_id).is_single_holder else people
            )
            if job_id in rules
        }
        found = self._read(
            "sidocakep.coverage.finding",
            [
                ("kind", "=", "position_without_pk"),
                ("company_id", "=", self.agency_a.id),
            ],
        )
        self.assertEqual(
            {
                (row["job_id"], row["employee_id"])
                for row in found
                if row["employee_id"]
            },
            expected,
        )

    def test_page_says_how_many_there_are(self):
        model = self.env["sidocakep.coverage.finding"]
        total = model.search_count([])
        self.assertGreater(total, 3)
        page = {"kind": {}, "message": {}}
        self.assertEqual(model.web_search_read([], page, limit=2)["length"], total)
        answer = model.web_search_read([], page, offset=2, limit=2, order="id")
        self.assertEqual(
            [row["id"] for row in answer["records"]],
            model.search([], offset=2, limit=2, order="id").ids,
        )
        self.assertEqual(answer["length"], total)
        capped = model.web_search_read([], page, limit=2, count_limit=3)
        self.assertEqual(capped["length"], 3)
        none = model.web_search_read([("kind", "=", "-")], page, limit=2)
        self.assertEqual(none, {"length": 0, "records": []})

    def test_nothing_is_compiled_for_them(self):
        """A server compiles by default what it believes to be long."""
        for model in ("sidocakep.coverage", "sidocakep.plan.finding"):
            self.env.cr.execute("SET LOCAL jit = on")
            self.env[model].search_count([])
            self.env.cr.execute("SHOW jit")
            self.assertEqual(self.env.cr.fetchone(), ("off",))
