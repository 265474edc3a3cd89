from contextlib import closing
from copy import deepcopy

from lxml import etree

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged
from odoo.tools import file_open

from ...hooks import uninstall_hook
from ..common import ROLES, SidocakepCase

# Who may write what this module calls organisation; all others only read.
KEEPERS = {
    "hr.job": {"organisasi", "hr"},
    "sidocakep.acting.official": {"organisasi", "hr"},
    "sidocakep.position.kind": {"organisasi"},
    "sidocakep.rank": {"organisasi", "hr"},
    "res.company": {"organisasi"},
}
# Who sees the records of agency A.
READERS_OF_A = set(ROLES) - {"head_b"}


@tagged("post_install", "-at_install")
class TestAccessOrganisation(SidocakepCase):
    """Role x model x operation, by ORM and by RPC."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.acting_a = cls._create_acting(
            cls.job_head_a, cls.employee_secretary_a, "plh", "2026-06-01", "2026-06-10"
        )
        cls.targets = {
            "hr.job": cls.job_ech3_a,
            "sidocakep.acting.official": cls.acting_a,
            "sidocakep.position.kind": cls._position_kind("head"),
            "sidocakep.rank": cls._rank("iv_b"),
            "res.company": cls.agency_a,
        }
        cls.changes = {
            "hr.job": {"printed_title": "Kepala Bidang"},
            "sidocakep.acting.official": {"decree_issuer": "Bupati"},
            "sidocakep.position.kind": {"sequence": 99},
            "sidocakep.rank": {"sequence": 99},
            "res.company": {"sidocakep_short_name": "Dinkes"},
        }

    def _users(self):
        for role in ROLES:
            yield role, getattr(self, f"user_{role}")

    def _attempt(self, model, user, method, *args):
        """Call as a client would; return whether the server let it happen."""
        records = self.env[model].with_user(user)
        with closing(self.env.cr.savepoint()):
            try:
                call_kw(records, method, deepcopy(list(args)), {})
            except AccessError:
                return False
        return True

    def test_read(self):
        for role, user in self._users():
            for model, record in self.targets.items():
                expected = True
                if model in ("hr.job", "sidocakep.acting.official"):
                    expected = role in READERS_OF_A
                with self.subTest(role=role, model=model):
                    self.assertEqual(
                        record.with_user(user).has_access("read"), expected
                    )
                    self.assertEqual(
                        self._attempt(model, user, "read", record.ids, ["id"]), expected
                    )

    def test_write(self):
        for role, user in self._users():
            for model, record in self.targets.items():
                expected = role in KEEPERS[model]
                with self.subTest(role=role, model=model):
                    self.assertEqual(
                        record.with_user(user).has_access("write"), expected
                    )
                    self.assertEqual(
                        self._attempt(
                            model, user, "write", record.ids, self.changes[model]
                        ),
                        expected,
                    )

    def test_create(self):
        vals = {
            "hr.job": {"name": "Kepala Seksi Baru", "company_id": self.agency_a.id},
            "sidocakep.acting.official": {
                "job_id": self.job_head_a.id,
                "employee_id": self.employee_secretary_a.id,
                "capacity": "plh",
                "decree_number": "800/9",
                "decree_date": "2027-01-01",
                "date_start": "2027-01-01",
                "date_end": "2027-01-05",
            },
            "sidocakep.position.kind": {"name": "Kepala UPTD", "code": "uptd_head"},
            "sidocakep.rank": {
                "name": "Golongan XX",
                "code": "XX",
                "employee_kind": "pppk",
            },
            "res.company": {
                "name": "Dinas Perikanan Uji",
                "parent_id": self.government.id,
            },
        }
        for role, user in self._users():
            for model, values in vals.items():
                with self.subTest(role=role, model=model):
                    self.assertEqual(
                        self._attempt(model, user, "create", [values]),
                        role in KEEPERS[model],
                    )

    def test_unlink(self):
        job = self._create_job("Kepala Seksi Baru", "supervisor")
        coming = self._create_acting(
            self.job_head_a, self.employee_secretary_a, "plh", "2099-01-01"
        )
        kind = self.env["sidocakep.position.kind"].create(
            {"name": "Kepala UPTD", "code": "uptd_head"}
        )
        for role, user in self._users():
            for record in (job, coming, kind, self.agency_b):
                # Agencies are dissolved, never deleted, whoever asks.
                expected = record != self.agency_b and role in KEEPERS[record._name]
                with self.subTest(role=role, model=record._name):
                    self.assertEqual(
                        record.with_user(user).has_access("unlink"), expected
                    )
                    if not expected:
                        self.assertFalse(
                            self._attempt(record._name, user, "unlink", record.ids)
                        )

    def test_search_shows_own_agency_and_above(self):
        ours = [("company_id", "child_of", self.government.ids)]
        jobs = self.env["hr.job"].with_user(self.user_pelaksana_a).search(ours)
        self.assertEqual(jobs.company_id, self.agency_a + self.government)
        jobs = self.env["hr.job"].with_user(self.user_inspektorat).search(ours)
        self.assertEqual(
            jobs.company_id,
            self.agency_a + self.agency_b + self.government + self.setda,
        )

    def test_government_sees_only_its_own_posts_without_reading_role(self):
        """Being employed by the government itself does not open the agencies."""
        user = self._create_user("uji_staf", "group_pelaksana", self.government)
        jobs = (
            self.env["hr.job"]
            .with_user(user)
            .search([("company_id", "child_of", self.government.ids)])
        )
        self.assertEqual(jobs.company_id, self.government)

    def test_history_is_read_only_for_all(self):
        row = self.job_head_a.history_ids[:1]
        for role, user in self._users():
            for method, args in (
                ("write", [row.ids, {"date_end": "2026-01-01"}]),
                ("create", [[{"job_id": self.job_head_a.id}]]),
                ("unlink", [row.ids]),
            ):
                with self.subTest(role=role, method=method):
                    self.assertFalse(
                        self._attempt("sidocakep.position.history", user, method, *args)
                    )

    def test_private_methods_are_closed_to_clients(self):
        for model, method in (
            ("hr.job", "_get_holders"),
            ("hr.job", "_read_holders"),
            ("hr.employee", "_appoint"),
            ("hr.employee", "_get_signature_values"),
            ("res.company", "_get_letterhead"),
        ):
            with self.subTest(method=method), self.assertRaises(AccessError):
                call_kw(
                    self.env[model].with_user(self.user_organisasi), method, [[]], {}
                )

    def test_only_hr_opens_employee_files(self):
        for role, user in self._users():
            with self.subTest(role=role):
                self.assertEqual(
                    self.employee_head_a.with_user(user).has_access("write"),
                    role == "hr",
                )
                self.assertEqual(user.has_group("hr.group_hr_user"), role == "hr")

    def test_offices_that_read_all(self):
        """Position and office roles of the house plan that look beyond their agency."""
        expected = {
            "bupati",
            "sekda",
            "organisasi",
            "bappeda",
            "monev",
            "inspektorat",
            "hr",
        }
        group = "sidocakep_base.group_read_all"
        self.assertEqual(
            {role for role, user in self._users() if user.has_group(group)}, expected
        )

    def test_coordinators(self):
        group = "sidocakep_base.group_agency_coordinator"
        self.assertEqual(
            {role for role, user in self._users() if user.has_group(group)},
            {"head_a", "secretary_a", "head_b", "sekda"},
        )

    def test_position_in_use_is_kept_by_rpc_too(self):
        with self.assertRaises(UserError):
            call_kw(
                self.env["hr.job"].with_user(self.user_organisasi),
                "unlink",
                [self.job_head_a.ids],
                {},
            )

    def test_uninstalling_gives_core_its_rules_back(self):
        """What the hook writes is what core's own file says."""
        uninstall_hook(self.env)
        with file_open("hr/security/hr_security.xml", "rb") as file:
            tree = etree.parse(file)
        for name in (
            "hr_job_comp_rule",
            "hr_employee_comp_rule",
            "hr_employee_public_comp_rule",
            "ir_rule_hr_contract_multi_company",
        ):
            rule = self.env.ref(f"hr.{name}")
            shipped = tree.find(f".//record[@id='{name}']/field[@name='domain_force']")
            self.assertEqual(
                "".join(rule.domain_force.split()).replace(",]", "]"),
                "".join(shipped.text.split()).replace(",]", "]"),
            )
            self.assertTrue(rule.perm_read)
