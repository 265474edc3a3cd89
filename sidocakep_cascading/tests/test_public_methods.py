"""Every public method is an RPC door: what happens when a stranger opens it.

The list is made from the registry, so that a new method is asked for as soon as it is
written. Fields and rights of ``create``, ``write`` and ``unlink`` have tests per model.
"""

import inspect
from datetime import date

from odoo import models
from odoo.exceptions import UserError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, new_test_user, tagged
from odoo.tools import SQL, mute_logger

from odoo.addons.sidocakep_base.tests.common import DISABLED_MAIL_CONTEXT
from odoo.addons.sidocakep_base.tests.thorough import long

from .action_plan.common_action import ActionPlans
from .common import CHANGED_ELSEWHERE, ROLES, YEAR
from .common_tree import TreeCase
from .found_records import find_overview, find_views
from .handover.handover_case import make_handover
from .measurement_case import make_figures

#: Where methods of this addon are defined, and those of the deadlines that it fills.
OWN = (
    "odoo.addons.sidocakep_cascading.",
    "odoo.addons.sidocakep_base.models.document.sidocakep_deadline",
)
ADDON = "sidocakep_cascading"
#: Where a model of this addon has methods from, mixins of the addon below and all.
HOUSE = "odoo.addons.sidocakep_"
#: Values of required parameters, by their name.
ARGUMENTS = {
    "help_message": "",
    "remark": "Sampul kurang",
    "reason": "Alasan",
    "answer": "refuse",
    "year": YEAR,
    "domain": [],
    "specification": {},
    "values": {"date_version": date(YEAR, 7, 1)},
}
#: Public methods that answer a stranger: what they do there, so that it is no leak.
HARMLESS = {
    ("sidocakep.action.finding", "web_search_read"): "Odoo's search, in the rules",
    ("sidocakep.agency.standing", "web_search_read"): "Odoo's search, in the rules",
    ("sidocakep.agency.standing", "read_covered"): "nothing but to who reads all",
    ("sidocakep.measurement.analysis", "read_covered"): "nothing but to who reads all",
    ("sidocakep.renja.evaluation", "read_covered"): "nothing but to who reads all",
    ("sidocakep.open.follow.up", "web_search_read"): "Odoo's search, in the rules",
    ("sidocakep.punctuality", "web_search_read"): "Odoo's search, in the rules",
    ("sidocakep.action.plan", "action_view_findings"): "a filtered list",
    ("sidocakep.action.plan", "action_view_late"): "a filtered list",
    ("sidocakep.action.plan", "action_view_months"): "a filtered list",
    ("sidocakep.coverage", "web_search_read"): "Odoo's search, within the rules",
    ("sidocakep.coverage.finding", "web_search_read"): "Odoo's search, in the rules",
    ("sidocakep.data.figure", "action_back_to_pile"): "the pile of who asks, or none",
    ("sidocakep.dialog", "get_empty_list_help"): "of his own subordinates",
    ("sidocakep.measurement.sheet", "get_empty_list_help"): "of his own subordinates",
    ("sidocakep.dialog.finding", "web_search_read"): "Odoo's search, in the rules",
    ("sidocakep.compliance", "web_search_read"): "Odoo's search, in the rules",
    ("sidocakep.crosscutting", "action_verify_seal"): "says whether it is intact",
    ("sidocakep.crosscutting", "action_view_node"): "names a form that is not opened",
    ("sidocakep.crosscutting", "action_view_trail"): "a filtered list",
    ("sidocakep.measured.rollup", "web_search_read"): "Odoo's search, in the rules",
    ("sidocakep.measurement.analysis", "web_search_read"): "Odoo's search, as above",
    ("sidocakep.renja.evaluation", "web_search_read"): "Odoo's search, as above",
    ("sidocakep.performance.tree", "action_view_crosscutting"): "a filtered list",
    ("sidocakep.performance.tree", "action_view_notices"): "a filtered list",
    ("sidocakep.performance.tree.notice", "web_search_read"): "Odoo's search, as above",
    **{
        (name, "action_verify_seal"): "says whether it is intact"
        for name in (
            *("sidocakep.action.template", "sidocakep.lkjip.checklist.item"),
            *("sidocakep.lkjip.checklist", "sidocakep.lkjip.outline"),
            "sidocakep.rollup",
        )
    },
    ("sidocakep.pk", "action_view_successor"): "names a form that is not opened",
    ("sidocakep.pk", "action_view_superior"): "names a form that is not opened",
    ("sidocakep.plan", "action_view_map_reviews"): "a filtered list",
    ("sidocakep.plan.node", "action_view_performance_nodes"): "a filtered list",
    ("sidocakep.plan.node", "strategy_map_read"): "the map of a plan one may read",
}


#: What Inspektorat records of performance reports.
REVIEWS = "sidocakep.lkjip.review"
#: Settings of which every regency has some: their seal may be asked for.
SETTINGS = (
    *("sidocakep.action.template", "sidocakep.lkjip.outline", "sidocakep.rollup"),
)


def find_settings(env):
    """Return one of each of the settings."""
    return [env[name].search([], limit=1) for name in SETTINGS]


@freeze_time("2026-02-01 03:00:00")
@tagged("post_install", "-at_install")
class TestPublicMethods(ActionPlans, TreeCase):
    """Strangers call every public method on the records of the Dinas Kesehatan."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_stranger()
        cls.user_plain = new_test_user(
            cls.env,
            login="uji_tanpa_peran",
            groups="base.group_user",
            company_id=cls.agency_b.id,
            context=DISABLED_MAIL_CONTEXT,
        )
        cls._setup_records()
        verified = cls.env["sidocakep.pk.verification"]._verify_pks(cls.pk)
        cls.records[verified._name] = verified
        window = cls.env["sidocakep.give.back"].with_user(cls.user_head_a)
        named = {"res_model": "sidocakep.plan", "res_id": cls.renstra.id}
        window = window.create({**named, "reason": "Salah ketik"}).with_env(cls.env)
        cls.records[window._name] = window
        window = cls.env["sidocakep.pk.renew"].with_user(cls.user_head_a)
        window = window.create({"pk_ids": cls.pk.ids}).with_env(cls.env)
        cls.records[window._name] = window
        cls.env.cr.flush()

    @classmethod
    def _setup_records(cls):
        """Make a record of agency A for each model that has a public method."""
        env, head = cls.env, cls.user_head_a
        cls.pk = cls._create_pk(cls.job_ech3_a)
        cls._sign_to(cls.pk, "handed_in")
        cls.pk.with_user(cls.user_organisasi).action_return("Uji")
        cls._sign_to(cls.pk, "signed")
        cls.draft = cls._create_pk(cls.job_head_a)
        cls.request = cls._ask()
        cls.employee_ech3_a.version_id.departure_date = date(2026, 6, 30)
        deadline = env["sidocakep.deadline"].search(
            [("pk_id", "=", cls.draft.id)], limit=1
        )
        review = env["sidocakep.map.review"].create(
            {
                "plan_id": cls.renstra.id,
                "reviewed_on": "2026-01-10",
                "findings": "Sesuai",
                "decision": "kept",
            }
        )

        def wizard(name, user=head, **vals):
            return env[name].with_user(user).create(vals).with_env(env)

        cascade = env["sidocakep.pk.cascade"].browse(
            cls.draft.with_user(head).action_cascade()["res_id"]
        )
        to_sign = cls._create_pk(cls.job_ech4_a)
        cls._sign_to(to_sign, "proposed")
        opened = to_sign.with_user(cls.user_ech4_a).action_sign()
        successor = cls._sign_to(cls._create_pk(cls.job_func_a), "signed")
        successor = successor._revise(
            "priority", "Refocusing", date(2026, 7, 1), **CHANGED_ELSEWHERE
        )
        revision = env["sidocakep.pk.revision"].search([("pk_id", "=", cls.pk.id)])
        records = [
            cls.pk,
            cls.pk.line_ids[:1],
            cls.pk.table2_ids[:1],
            cls.pk.signature_ids[:1],
            cls.pk.snapshot_ids[:1],
            cls.draft,
            cls.tree,
            cls.leaf_1,
            cls.request,
            deadline,
            review,
            revision,
            *find_views(cls),
            *make_figures(cls),
            *(make_handover(cls, cls.pk), *find_overview(cls)),
            *cls._list_action_records(),
            wizard("sidocakep.pk.return", pk_ids=[(6, 0, cls.pk.ids)], reason="Ada"),
            cascade,
            cascade.line_ids[:1],
            cascade.person_ids[:1],
            env["sidocakep.sign"].browse(opened["res_id"]),
            env["sidocakep.sign"].browse(opened["res_id"]).line_ids[:1],
            wizard("sidocakep.pk.revise", pk_id=cls.pk.id),
            wizard(
                "sidocakep.pk.revision.dismiss",
                revision_ids=[(6, 0, revision.ids)],
                reason="Alasan",
            ),
            wizard("sidocakep.pk.revision.find", year=YEAR),
            wizard("base.module.uninstall", user=cls.env.user),
            wizard("sidocakep.pk.difference", pk_id=successor.id),
            wizard("sidocakep.pk.draw.up", company_id=cls.agency_a.id, year=YEAR),
            wizard(
                "sidocakep.profile.adopt",
                user=cls.env.user,
                profile_id=cls.profile_paser.id,
            ),
            wizard(
                "sidocakep.crosscutting.ask",
                node_id=cls.leaf_1.id,
                company_ids=[(6, 0, cls.setda.ids)],
                request="Bantu",
            ),
            wizard(
                "sidocakep.crosscutting.answer",
                user=cls.user_head_b,
                crosscutting_id=cls.request.id,
                answer="refuse",
                reason="Alasan",
            ),
            cls.job_ech3_a,
            cls.agency_a,
            cls.employee_ech3_a,
            cls.renstra,
            cls.node_s1,
            cls.iku_1,
            cls.budget,
            cls.profile_gm,
        ]
        cls.records = {}
        for record in (*records, *find_settings(cls.env)):
            assert len(record) == 1, record
            cls.records.setdefault(record._name, record)

    # ------------------------------------------------------------------
    # The list
    # ------------------------------------------------------------------

    def _get_public_methods(self):
        """Return ``[(model, method, function)]`` that this addon opens.

        Of its own models that is all that the house gives them. What Odoo opens on
        every model stays the same door where the house extends it for all (web_save:
        ``test_two_people.py`` of base tries who may not write).
        """
        result = []
        base = self.env.registry["base"].__mro__
        everywhere = {
            name
            for definition in base
            if not definition.__module__.startswith(HOUSE)
            for name in vars(definition)
        }
        for name, model in sorted(self.env.registry.items()):
            if model._abstract:
                continue
            found = {}
            homes = HOUSE if model._original_module == ADDON else OWN
            for definition in model.__mro__:
                if not definition.__module__.startswith(homes):
                    continue
                for method, function in vars(definition).items():
                    if definition in base and method in everywhere:
                        continue
                    if (
                        inspect.isfunction(function)
                        and not method.startswith("_")
                        and not getattr(function, "_api_private", False)
                        and not hasattr(models.BaseModel, method)
                    ):
                        found.setdefault(method, function)
            result += [(name, *item) for item in sorted(found.items())]
        return result

    def _get_arguments(self, function):
        """Return a value for each parameter without a default, and every reason."""
        parameters = list(inspect.signature(function).parameters.values())[1:]
        args = [
            ARGUMENTS[parameter.name]
            for parameter in parameters
            if parameter.default is parameter.empty
        ]
        asks = any(
            item.name == "reason" and item.default is None for item in parameters
        )
        return args, {"reason": ARGUMENTS["reason"]} if asks else {}

    def _read_everything(self):
        """Return what is stored in the tables of the application, as one digest."""
        tables = [
            model._table
            for name, model in sorted(self.env.registry.items())
            if (name.startswith("sidocakep.") or name in ("hr.job", "mail.activity"))
            and not (model._abstract or model._transient)
            and model._auto
        ]
        self.env.flush_all()
        query = SQL(" UNION ALL ").join(
            SQL(
                "SELECT %s AS name, COUNT(*), md5(string_agg(t::text, ',' ORDER BY id))"
                " FROM %s t",
                table,
                SQL.identifier(table),
            )
            for table in tables
        )
        return {row[0]: row[1:] for row in self.env.execute_query(query)}

    def _open_doors(self, user, methods):
        """Yield ``(model, method, error or None, tables that changed)``."""
        before, self.windows = self._read_everything(), {}
        for name, method, function in methods:
            record = self.records[name]
            args, kwargs = self._get_arguments(function)
            if not getattr(function, "_api_model", False):
                args.insert(0, record.ids)
            error = None
            try:
                with self.env.cr.savepoint() as savepoint:
                    done = call_kw(self.env[name].with_user(user), method, args, kwargs)
                    self._note_window(name, method, done)
                    after = self._read_everything()
                    savepoint.rollback()
            except UserError as caught:
                error, after = caught, before
            self.env.invalidate_all()
            yield (
                name,
                method,
                error,
                [key for key in after if after[key] != before[key]],
            )

    def _note_window(self, name, method, done):
        """Keep what opened the window of an act: a wizard, or a form without a row."""
        if not isinstance(done, dict) or done.get("target") != "new":
            return
        if self.env[name]._transient or done.get("type") != "ir.actions.act_window":
            return
        if self.env[done["res_model"]]._transient or not done.get("res_id"):
            self.windows[name, method] = done["res_model"]

    # ------------------------------------------------------------------
    # The doors
    # ------------------------------------------------------------------

    def test_the_list_knows_the_doors_there_are(self):
        """The way the list is made finds what everybody knows to be public."""
        found = {
            (name, method) for name, method, _function in self._get_public_methods()
        }
        self.assertLessEqual(
            {
                ("sidocakep.pk", "action_sign"),
                ("sidocakep.pk", "action_receive"),
                ("sidocakep.pk.cascade", "action_hand_down"),
                ("sidocakep.crosscutting", "action_accept"),
                ("sidocakep.performance.tree", "action_decide"),
                ("sidocakep.deadline", "action_draw_up_missing"),
            },
            found,
        )

    def test_every_door_has_a_record_to_try_it_on(self):
        names = {name for name, _method, _function in self._get_public_methods()}
        self.assertFalse(names - self.records.keys())

    @mute_logger("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_access")
    def test_pelaksana_of_another_agency_is_refused_or_reads_what_is_harmless(self):
        opened = set()
        for name, method, error, changed in self._open_doors(
            self.user_pelaksana_b, self._get_public_methods()
        ):
            with self.subTest(model=name, method=method):
                self.assertFalse(changed)
            if error is None:
                opened.add((name, method))
        self.assertEqual(opened, set(HARMLESS))

    @long
    def test_a_user_without_any_role_changes_nothing(self):
        for name, method, _error, changed in self._open_doors(
            self.user_plain, self._get_public_methods()
        ):
            with self.subTest(model=name, method=method):
                self.assertFalse(changed)

    @long
    def test_the_inspektorat_reads_all_and_changes_nothing(self):
        """But its own reviews, see the tests of their room."""
        for name, method, _error, changed in self._open_doors(
            self.user_inspektorat, self._get_public_methods()
        ):
            with self.subTest(model=name, method=method):
                self.assertFalse(changed and not name.startswith(REVIEWS))
        self.assertEqual(self.windows, {}, "no act behind them is his")

    def test_a_window_belongs_to_who_opened_it(self):
        """Wizards hold what a person chose: a colleague has no business there."""
        windows = [record for record in self.records.values() if record._transient]
        self.assertGreaterEqual(len(windows), 12)
        for record in windows:
            for role in ("organisasi", "secretary_a", "inspektorat", "pelaksana_a"):
                theirs = record.with_user(getattr(self, f"user_{role}"))
                for operation in ("read", "write", "unlink"):
                    with self.subTest(record._name, role=role, operation=operation):
                        self.assertFalse(theirs.has_access(operation))

    def test_what_the_program_keeps_nobody_writes(self):
        """Snapshots, deadlines, revisions, notices: every role, by RPC."""
        kept = [
            record
            for name, record in self.records.items()
            if name
            in {
                "sidocakep.pk.snapshot",
                "sidocakep.pk.signature",
                "sidocakep.pk.revision",
                "sidocakep.deadline",
                "sidocakep.coverage",
                "sidocakep.performance.tree.notice",
            }
        ]
        self.assertEqual(len(kept), 6)
        for record in kept:
            for role in ROLES:
                model = record.browse().with_user(getattr(self, f"user_{role}"))
                for method, args in (
                    ("create", [[{}]]),
                    ("write", [record.ids, {"company_id": self.agency_b.id}]),
                    ("unlink", [record.ids]),
                ):
                    with (
                        self.subTest(record._name, role=role, method=method),
                        self.assertRaises(UserError),
                    ):
                        call_kw(model, method, args, {})

    def test_a_change_would_be_seen(self):
        """The measure measures: a step of who may take it shows in its table."""
        methods = [
            item
            for item in self._get_public_methods()
            if item[:2] == ("sidocakep.pk", "action_hand_in")
        ]
        [(_name, _method, error, changed)] = self._open_doors(self.user_ech3_a, methods)
        self.assertIsNone(error)
        self.assertIn("sidocakep_pk", changed)
