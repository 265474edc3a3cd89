"""Role x model x operation x own or other agency: what ``tests/data/rights.tsv`` says.

The models are those of the registry, so that a new one is asked for as soon as it is
written. A cell has the letters of what is allowed: r read, w write, c create, u unlink.
"""

import csv
import random
from base64 import b64encode
from pathlib import Path

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.tests.thorough import some
from odoo.addons.sidocakep_cascading.tests import test_public_methods
from odoo.addons.sidocakep_cascading.tests.action_plan.common_action import ActionPlans
from odoo.addons.sidocakep_cascading.tests.common import YEAR
from odoo.addons.sidocakep_cascading.tests.common_tree import TreeCase

from ..common import ROLES
from ..issued.scan_tests import make_pdf
from .attacks import Attacks
from .forgeries import Forgeries, seal_once
from .public_pages import PublicPages

TABLE = Path(__file__).parents[1] / "data" / "rights.tsv"
OPERATIONS = {"r": "read", "w": "write", "c": "create", "u": "unlink"}
NOTHING = "-"
#: Where the agency of a record does not stand in ``company_id``.
AGENCY_FIELDS = {
    "res.company": "id",
    "sidocakep.crosscutting": "asking_company_id",
}
#: Models of Odoo whose rules these addons open or narrow.
OPENED = ("hr.job", "res.company")
#: Records of agency A for a login with a post there; for one with a post elsewhere that
#: looks at agency A too; for one that does not; records of the government; what is of
#: no agency; windows, whose rows are their maker's.
OWN, LOOKS, OTHER, GOVERNMENT = "own", "looks", "other", "government"
SHARED, WINDOW = "shared", "window"
#: Models of which the government has a record in this test.
OF_GOVERNMENT = (
    "hr.job",
    "res.company",
    "sidocakep.budget.year",
    "sidocakep.indicator",
    "sidocakep.measured.rollup",
    "sidocakep.measurement.report",
    "sidocakep.plan",
    "sidocakep.plan.node",
    "sidocakep.target",
    "sidocakep.team",
)
#: What the Inspektorat itself records; nothing else.
EVALUATED = {
    "sidocakep.lhe.recommendation",
    "sidocakep.lkjip.review",
    "sidocakep.lkjip.review.line",
}
#: What is its maker's alone, and changes no document.
OF_ITS_MAKER = "sidocakep.issued.bundle"
#: The role that the decree of a team gives, when everybody has a post.
COMPILER = "compiler_agency"
#: Models of which only governments have records.
ONLY_GOVERNMENT = (
    "sidocakep.budget.year",
    "sidocakep.house.template",
    "sidocakep.measured.rollup",
    "sidocakep.measurement.report",
    "sidocakep.profile.adoption",
)


#: What says each refusal in the log.
QUIET = ("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_access")


@freeze_time("2026-02-01 03:00:00")
class RightsCase(ActionPlans, TreeCase):
    """A record of each model, and each role in the agency of it and in another."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # The records on which every public method is tried, and what is missing there.
        test_public_methods.TestPublicMethods._setup_records.__func__(cls)
        cls._setup_missing()
        cls.env["sidocakep.house.template"].create({"company_id": cls.government.id})
        cls._setup_evidence(cls.agency_a.id)
        cls._setup_publication(cls.agency_a.id)
        cls.everything = cls.government + cls.setda + cls.agency_a + cls.agency_b
        cls.logins = {
            (role, home): cls._create_login(role, home, company)
            for role in ROLES
            for home, company in ((OWN, cls.agency_a), (OTHER, cls.agency_b))
        }
        cls.env.cr.flush()
        cls._setup_compilers()
        cls.env.flush_all()
        cls.found = {name: cls._find(name) for name in cls._get_models()}

    @classmethod
    def _create_login(cls, role, home, company):
        group = "group_employee" if role == COMPILER else f"group_{role}"
        user = cls._create_user(f"uji_{role}_{home}", group, company, cls.everything)
        cls._give_post(user)
        return user

    @classmethod
    def _setup_compilers(cls):
        """Give the right of a compiling team, whose decree would take it elsewhere."""
        group = cls.env.ref(f"sidocakep_base.group_{COMPILER}")
        for home in (OWN, OTHER):
            cls.logins[COMPILER, home].group_ids += group

    @classmethod
    def _setup_evidence(cls, agency):
        """Make an index of evidence; its rows come with it."""
        index = cls.env["sidocakep.lke.index"].create({"company_id": agency})
        link = {"kind": "link", "name": "Arsip", "url": "https://arsip.example/1"}
        cls.env["sidocakep.lke.evidence"].create(
            {"line_id": index.line_ids[0].id, **link}
        )

    @classmethod
    def _setup_missing(cls):
        """Make one of what has no record yet; the year after next has no document."""
        agency, year = cls.agency_a.id, YEAR + 2
        for name, vals in (
            (
                "sidocakep.budget.year",
                {
                    "company_id": cls.government.id,
                    "year": YEAR,
                    "decided_on": "2025-12-20",
                },
            ),
            (
                "sidocakep.profile.adoption",
                {
                    "company_id": cls.government.id,
                    "profile_id": cls.profile_gm.id,
                    "date_start": "2025-01-01",
                    "date_counted": "2025-01-01",
                },
            ),
            (
                "sidocakep.plan.cost",
                {"node_id": cls.node_k1a.id, "year": year, "amount": 1},
            ),
            ("sidocakep.rkt", {"company_id": agency, "year": year}),
            ("sidocakep.import", {"company_id": agency}),
            ("sidocakep.team", {"company_id": agency}),
            ("sidocakep.iku.decree", {"company_id": agency}),
            (
                "sidocakep.lhe.recommendation",
                {
                    "company_id": agency,
                    "name": "Lengkapi bukti",
                    "report_number": "700/1/ITDA/2026",
                    "report_date": "2026-01-10",
                },
            ),
        ):
            model = cls.env[name]
            if "node_id" in vals:  # of a plan that is decided
                model = model._with_workflow_bypass()
            cls.records[name] = model.create(vals)
        rkt, record = (
            cls.records["sidocakep.rkt"].id,
            cls.records["sidocakep.import"].id,
        )
        said = {"import_id": record, "sheet": "Rencana"}
        for name, vals in (
            (
                "rkt.line",
                {
                    "rkt_id": rkt,
                    "node_id": cls.node_s1.id,
                    "indicator_id": cls.iku_1.id,
                },
            ),
            (
                "rka.measure",
                {
                    "rkt_id": rkt,
                    "node_id": cls.node_p1.id,
                    "indicator_id": cls.outcome.id,
                    "kind": "capaian_program",
                },
            ),
            (
                "iku.decree.line",
                {
                    "decree_id": cls.records["sidocakep.iku.decree"].id,
                    "indicator_id": cls.iku_1.id,
                },
            ),
            (
                "lhe.evidence",
                {
                    "recommendation_id": cls.records["sidocakep.lhe.recommendation"].id,
                    "kind": "link",
                    "name": "Arsip",
                    "url": "https://arsip.example/1",
                },
            ),
            ("import.summary", said),
            ("import.change", said | {"action": "created"}),
            (
                "import.problem",
                said | {"severity": "severe", "code": "x", "message": "x"},
            ),
        ):
            cls.env[f"sidocakep.{name}"].create(vals)
        cls.env["sidocakep.team.member"].create(
            {"team_id": cls.records["sidocakep.team"].id, "job_id": cls.job_head_a.id}
        )
        cls.env["sidocakep.pk.verification"].create(
            {"pk_id": cls.pk.id, "checked_on": "2026-02-01 00:00:00"}
        )
        cls._create_acting(
            cls.job_head_a, cls.employee_secretary_a, "plh", "2026-06-01", "2026-06-10"
        )
        cls._spend(cls.budget.line_ids[0])

    @classmethod
    def _spend(cls, line):
        """Plan and spend more than a line has: there is a finding of it."""
        cls.env["sidocakep.cash.plan"].create(
            {"line_id": line.id, "month": "01", "amount": 1}
        )
        month = {"company_id": line.company_id.id, "year": line.year, "month": "01"}
        month["realisation_ids"] = [
            (0, 0, {"node_id": line.node_id.id, "amount": 10**12})
        ]
        month = cls.env["sidocakep.realisation.month"].create(month)
        seal_once(month, "closed")

    @classmethod
    def _setup_publication(cls, agency):
        issues = cls.env["sidocakep.issued.document"]
        issue = issues.search([("company_id", "=", agency)], limit=1)
        cls.env["sidocakep.issued.publication"].create(
            {"issue_id": issue.id, "date": issue.date, "address": "https://uji.example"}
        )
        cls.env["sidocakep.issued.scan"].create(
            {
                "name": "PK bermeterai",
                "issue_id": issue.id,
                "company_id": agency,
                "date": issue.date,
                "place": "Lemari",
                "file": b64encode(make_pdf()),
            }
        )

    @classmethod
    def _get_models(cls):
        return sorted(
            name
            for name, model in cls.env.registry.items()
            if (name.startswith("sidocakep.") or name in OPENED)
            and not model._abstract
            and model._original_module.startswith(("sidocakep_", "hr", "base"))
        )

    @classmethod
    def _get_whose(cls, name):
        model = cls.env[name]
        if model._transient:
            return [WINDOW]
        if AGENCY_FIELDS.get(name, "company_id") not in model._fields:
            return [SHARED]
        if name in ONLY_GOVERNMENT:
            return [GOVERNMENT]
        return [OWN, LOOKS, OTHER] + ([GOVERNMENT] if name in OF_GOVERNMENT else [])

    @classmethod
    def _find(cls, name):
        """Return ``{whose: a record of the model}``."""
        model, field = cls.env[name], AGENCY_FIELDS.get(name, "company_id")
        if cls._get_whose(name) in ([WINDOW], [SHARED]):
            return {}
        domain = [(field, "=", cls.agency_a.id)]
        record = cls.records.get(name, model).filtered_domain(domain)
        result = dict.fromkeys(
            (OWN, LOOKS, OTHER), record or model.search(domain, limit=1)
        )
        result[GOVERNMENT] = model.search([(field, "=", cls.government.id)], limit=1)
        return result

    def _get_record(self, name, whose, role):
        """Return the record as the login of the role sees it."""
        user = self.logins[role, OWN if whose == OWN else OTHER]
        home = user.company_id if whose in (OTHER, OWN) else self.everything
        record = self.found[name].get(whose, self.env[name])
        return record.with_user(user).with_context(allowed_company_ids=home.ids)

    def _get_cell(self, name, whose, role):
        record = self._get_record(name, whose, role)
        allowed = [
            letter
            for letter, operation in OPERATIONS.items()
            if record.has_access(operation)
        ]
        return "".join(allowed) or NOTHING

    def _read_table(self):
        with TABLE.open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle, delimiter="\t"))
        return {
            (row["model"], row["whose"]): [row[role] for role in ROLES] for row in rows
        }

    def _check_refusals(self, choose):
        """Try over the door of RPC what the table refuses.

        :param choose: ``(key, [(role, cell)]) -> those to try``
        """
        for key, cells in self._read_table().items():
            name, whose = key
            if whose in (SHARED, WINDOW) or name not in self.found:
                continue
            for role, cell in choose(key, list(zip(ROLES, cells, strict=True))):
                record = self._get_record(name, whose, role)
                self._try_doors(record, cell, model=name, whose=whose, role=role)

    def _try_doors(self, record, cell, **about):
        calls = {"r": ("read", ["display_name"]), "w": ("write", {}), "u": ("unlink",)}
        for letter, (method, *args) in calls.items():
            if letter not in cell:
                with self.subTest(method=method, **about):
                    self.assertTrue(self._is_refused(record, method, args))

    def _is_refused(self, record, method, args):
        """Tell whether a call is refused, by the rights or by what the record is."""
        try:
            with self.env.cr.savepoint() as savepoint:
                call_kw(record.browse(), method, [record.ids, *args], {})
                savepoint.rollback()
        except UserError:  # an AccessError is one
            return True
        return False


@tagged("post_install", "-at_install")
class TestRightsMatrix(Attacks, Forgeries, PublicPages, RightsCase):
    maxDiff = None

    def test_no_relation_is_a_way_round_the_rights(self):
        """Of each relation, role and command some; all with ``long``."""
        self.assertGreater(len(self._list_relations()), 80)
        self._try_all(self._list_ways(), self._try_way)

    def test_what_is_frozen_stays_whoever_writes_any_field(self):
        self._try_all(self._list_frozen(), self._try_frozen)

    def test_a_field_that_is_hidden_tells_nothing(self):
        cases = self._list_hidden()
        self.assertTrue(cases)
        self._try_all(cases, self._try_hidden, few=20)

    def test_no_report_prints_what_may_not_be_read(self):
        self._try_all(self._list_prints(), self._try_print)

    @mute_logger(*QUIET)
    def test_a_client_is_refused_what_the_table_denies(self):
        """Of some rows one role that is refused something; all with ``long``."""
        rows = set(some(self._read_table(), 90))
        self._check_refusals(
            lambda key, cells: self._choose(key, cells) if key in rows else ()
        )

    @staticmethod
    def _choose(key, cells):
        refused = [(role, cell) for role, cell in cells if cell != "rwcu"]
        return random.Random(str(key)).sample(refused, min(1, len(refused)))

    def test_every_model_of_an_agency_has_a_record(self):
        for name in self._get_models():
            for whose in set(self._get_whose(name)) - {SHARED, WINDOW}:
                with self.subTest(model=name, whose=whose):
                    self.assertTrue(self.found[name][whose])

    def test_the_rights_are_those_of_the_table(self):
        found = {
            (name, whose): [self._get_cell(name, whose, role) for role in ROLES]
            for name in self._get_models()
            for whose in self._get_whose(name)
        }
        lines = ["\t".join((*key, *cells)) for key, cells in found.items()]
        # A row of a model that is not installed says nothing.
        expected = [
            "\t".join((*key, *row))
            for key, row in self._read_table().items()
            if key[0] in self.env
        ]
        self.assertEqual("\n".join(lines), "\n".join(expected))

    def test_roles_of_the_table_change_nothing_of_another_agency(self):
        """What the table must never come to say, whoever writes it."""
        keepers = {
            "organisasi": set(self._get_models()),
            "inspektorat": {*EVALUATED, OF_ITS_MAKER},
            # What agencies are compared with: by an office that is not measured by it.
            "bappeda": {"sidocakep.benchmark"},
            "hr": {"hr.job", "sidocakep.acting.official", "sidocakep.import"},
        }
        for (name, whose), cells in self._read_table().items():
            for role, cell in zip(ROLES, cells, strict=True):
                changes = set(cell) - {"r", NOTHING}
                with self.subTest(model=name, whose=whose, role=role):
                    kept = keepers.get(role, ())
                    if role == "inspektorat" and whose != WINDOW and name not in kept:
                        self.assertFalse(changes)
                    if whose in (LOOKS, OTHER) and name not in kept:
                        self.assertFalse(changes)

    def test_the_inspektorat_closes_its_own_activities_and_no_others(self):
        deadline = self.found["sidocakep.deadline"][OWN]
        inspector = self.logins["inspektorat", OTHER]
        activity, other = (
            deadline.activity_schedule("mail.mail_activity_data_todo", user_id=user.id)
            for user in (inspector, self.user_head_a)
        )
        call_kw(
            self.env["mail.activity"].with_user(inspector),
            "action_done",
            [activity.ids],
            {},
        )
        self.assertFalse(activity.exists().active)
        with self.assertRaises(AccessError):
            call_kw(
                self.env["mail.activity"].with_user(inspector),
                "action_done",
                [other.ids],
                {},
            )


@tagged("post_install", "-at_install", "-standard", "long")
class TestEveryRefusal(RightsCase):
    @mute_logger(*QUIET)
    def test_a_client_is_refused_all_that_the_table_denies(self):
        self._check_refusals(lambda key, cells: cells)
