"""What is one's own follows from the posts one holds, not from what one may look at."""

from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged

from ..common_plan import PlanCase

#: A login may be given every agency to look at, as those who read all are.
LOOKING = ("organisasi", "bappeda", "monev", "inspektorat", "hr", "sekda", "head_b")


@tagged("post_install", "-at_install")
class TestOwnAgency(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.indicator = cls._create_indicator(node_ids=cls.goal.ids)
        everything = cls.government + cls.setda + cls.agency_a + cls.agency_b
        for role in LOOKING:
            getattr(cls, f"user_{role}").company_ids = everything
        cls.env.cr.flush()

    def _rename(self, user, record=None, **context):
        """Write as a client does that names the agencies it looks at."""
        record = record or self.indicator
        companies = user.company_ids.ids
        model = self.env[record._name].with_user(user)
        model = model.with_context(allowed_company_ids=companies, **context)
        call_kw(model, "write", [record.ids, {"name": f"Oleh {user.login}"}], {})

    def test_who_may_look_at_all_does_not_write_all(self):
        for role in LOOKING:
            user = getattr(self, f"user_{role}")
            self.assert_access(
                role == "organisasi", lambda user=user: self._rename(user), role=role
            )

    def test_gunung_mas_5_1_the_sekda_heads_the_setda(self):
        """ "Setiap Perangkat Daerah": the Setda is one, and he leads it."""
        vals = {"name": "R", "kind": "renstra", "year_start": 2040}
        for role, agency, may in (
            ("sekda", self.setda, True),
            ("sekda", self.agency_a, False),
            ("head_a", self.setda, False),
        ):
            model = self.env["sidocakep.plan"].with_user(getattr(self, f"user_{role}"))
            values = vals | {"company_id": agency.id}
            self.assert_access(
                may,
                lambda model=model, values=values: call_kw(
                    model, "create", [[values]], {}
                ),
                role=role,
                agency=agency.name,
            )

    def test_the_posts_of_a_decree_that_came_to_nothing_are_forgotten(self):
        user, registry = self.user_ech4_a, self.env.registry
        registry.cache_invalidated.clear()
        held = user._get_held_jobs()
        with self.env.cr.savepoint() as savepoint:
            day = user._get_office_day()
            self._create_acting(self.job_ech3_a, self.employee_ech4_a, "plh", day)
            self.assertIn(self.job_ech3_a, user._get_held_jobs())
            savepoint.rollback()
        self.env.cr.precommit.clear()
        self.env.invalidate_all()
        # As Odoo ends a request that was refused.
        registry.reset_changes()
        self.assertEqual(user._get_held_jobs(), held)

    def test_bappeda_makes_no_renstra_for_another_agency(self):
        model = self.env["sidocakep.plan"].with_user(self.user_bappeda)
        model = model.with_context(allowed_company_ids=self.agency_b.ids)
        vals = {"name": "R", "kind": "renstra", "company_id": self.agency_b.id}
        with self.assertRaises(AccessError):
            call_kw(model, "create", [[vals | {"year_start": 2040}]], {})

    def test_bappeda_keeps_the_plan_of_its_own_government_only(self):
        other = self._create_company(
            "Pemerintah Kota Lain", parent_id=False, sidocakep_kind="government"
        )
        plan = self._create_plan(name="RPJMD Lain", kind="rpjmd", company_id=other.id)
        self._rename(self.user_bappeda, self.rpjmd)
        for role in ("bappeda", "organisasi"):
            user = getattr(self, f"user_{role}")
            with self.subTest(role), self.assertRaises(AccessError):
                self._rename(user, plan)
            self.assertFalse(plan.with_user(user).search([("id", "=", plan.id)]))

    def test_the_refusal_says_whose_it_is_and_what_to_do(self):
        with self.assertRaisesRegex(
            AccessError, "the own post, Badan Penanggulangan.*Bagian Organisasi"
        ):
            self._rename(self.user_head_b)
        stranger = self._create_user("uji_tanpa_jabatan", "group_head")
        with self.assertRaisesRegex(AccessError, "holds no post today.*personnel"):
            self._rename(stranger)

    def test_who_may_not_read_is_told_whose_it_is_and_whom_to_ask(self):
        """Also in developer mode, in the reader's language; nothing of its content."""
        self.plan.name = "Rahasia"
        reader = self.user_head_b
        reader.company_ids = self.agency_b
        reader.group_ids |= self.env.ref("base.group_no_one")
        with self.assertRaises(AccessError) as caught:
            call_kw(self.plan.with_user(reader), "read", [self.plan.ids, ["name"]], {})
        said = str(caught.exception)
        self.assertIn(f"of {self.agency_a.name}: {reader.name} does not read", said)
        self.assertIn("Bagian Organisasi", said)
        for words in ("Rahasia", "top-secret", "cookies", "rules"):
            self.assertNotIn(words, said)

    def test_a_refusal_names_nothing_that_one_may_not_read(self):
        self.user_head_b.company_ids = self.agency_b
        self.indicator.name = "Rahasia"
        with self.assertRaises(AccessError) as caught:
            self._rename(self.user_head_b)
        self.assertNotIn("Rahasia", str(caught.exception))

    def test_a_post_makes_an_agency_the_own_one(self):
        user = self._create_user("uji_baru", "group_secretary")
        self.assertFalse(user._get_own_agencies())
        self._give_post(user)
        self.env.cr.flush()
        self.assertEqual(user._get_own_agencies(), self.agency_a)
        self._rename(user)

    def test_several_posts_are_several_own_agencies(self):
        self._create_acting(self.job_sekda, self.employee_head_b, "plh", "2020-02-01")
        self.env.cr.flush()
        self.assertEqual(
            self.user_head_b._get_own_agencies(), self.setda + self.agency_b
        )

    def test_a_mutasi_takes_the_agency_along(self):
        self._rename(self.user_head_a)
        job = self._create_job("Sekretaris BPBD", company=self.agency_b)
        self.employee_head_a._appoint(job, self.user_head_a._get_office_day())
        self.env.cr.flush()
        with self.assertRaises(AccessError):
            self._rename(self.user_head_a)
        self.assertEqual(self.user_head_a._get_own_agencies(), self.agency_b)

    def test_who_was_archived_has_nothing_left(self):
        self.employee_head_a.active = False
        self.env.cr.flush()
        self.assertFalse(self.user_head_a._get_own_agencies())
        with self.assertRaises(AccessError):
            self._rename(self.user_head_a)

    def test_another_login_of_the_official_takes_the_agency(self):
        newcomer = self._create_user("uji_pengganti", "group_head")
        self._rename(self.user_head_a)
        self.employee_head_a.user_id = newcomer
        self.env.cr.flush()
        self._rename(newcomer)
        with self.assertRaises(AccessError):
            self._rename(self.user_head_a)

    def test_a_decree_ends_at_midnight_of_the_offices(self):
        """Nothing is written at midnight; a client's time zone moves nothing."""
        post = self._create_job("Sekretaris", "secretary", self.job_head_a)
        self._create_acting(
            post, self.employee_head_b, "plt", "2026-06-01", "2026-06-10"
        )
        self.env.cr.flush()
        for moment, allowed in (
            ("2026-05-31 16:59:00", False),
            ("2026-05-31 17:00:00", True),
            ("2026-06-10 16:59:00", True),
            ("2026-06-10 17:00:00", False),
        ):
            for zone in ("Asia/Jakarta", "Pacific/Pago_Pago", "Pacific/Kiritimati"):
                with freeze_time(moment):
                    self.assert_access(
                        allowed,
                        lambda zone=zone: self._rename(self.user_head_b, tz=zone),
                        moment=moment,
                        zone=zone,
                    )

    def test_it_is_asked_once(self):
        self.env.registry.clear_cache()
        user = self.user_head_a
        user._get_office_day()  # where the government is, is kept by itself
        self.env.flush_all()
        with self.assertQueryCount(1):
            user._get_own_agencies()
        with self.assertQueryCount(0):
            for _again in range(3):
                user._get_own_agencies()
                self.env["ir.rule"].with_user(user)._compute_domain_context_values()

    def test_no_rule_lets_write_what_one_may_only_look_at(self):
        """Made from the registry: every rule of a model that anybody may change."""
        rights = self.env["ir.model.access"]
        rules = self.env["ir.rule"].search(
            [("model_id.model", "=like", "sidocakep.%"), ("active", "=", True)]
        )
        self.assertGreater(len(rules), 100)
        for rule in rules:
            model = rule.model_id
            for operation in ("write", "create", "unlink"):
                if not rule[f"perm_{operation}"] or not rights.search_count(
                    [("model_id", "=", model.id), (f"perm_{operation}", "=", True)]
                ):
                    continue
                with self.subTest(rule=rule.name, operation=operation):
                    words = rule.domain_force
                    self.assertNotRegex(words, r"\bcompany_ids\b")
                    self.assertNotIn("(1,", words)
