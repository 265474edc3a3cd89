"""A client names records of another agency: nothing of them is shown.

The list is made from the registry: every model with a many2one, every record that the
user may not read.
"""

from functools import partial

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.tests.thorough import long, some

from .common_tree import TreeCase

MUTED = ("odoo.models", "odoo.orm.models", "odoo.addons.base.models.ir_model")


@tagged("post_install", "-at_install")
class TestNamedRecords(TreeCase):
    """Two of the BPBD name what belongs to the Dinas Kesehatan."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_stranger()
        cls.pk = cls._create_pk(cls.job_ech3_a)
        cls.line = cls.pk.line_ids[:1]
        cls.env.flush_all()

    def _get_foreign(self, user):
        """Return ``{model: a record that there is and the user may not read}``."""
        found = {}
        for name, model in self.env.items():
            if not name.startswith("sidocakep.") or model._abstract or not model._auto:
                continue
            readable = model.browse()
            if model.with_user(user).has_access("read"):
                readable = model.with_user(user).search([]).with_env(self.env)
            foreign = model.search([]) - readable
            if foreign:
                found[name] = foreign[:1]
        return found

    def _get_ways(self, foreign):
        """Yield model, field and the record to name in it."""
        for name, model in self.env.items():
            if not name.startswith("sidocakep.") or model._abstract or not model._auto:
                continue
            for field in model._fields.values():
                if field.type == "many2one" and field.comodel_name in foreign:
                    yield name, field, foreign[field.comodel_name]

    def _call(self, user, model, method, *args, **kwargs):
        return call_kw(self.env[model].with_user(user), method, args, kwargs)

    def _get_spec(self, model):
        return {
            name: {"fields": {"display_name": {}}} if field.relational else {}
            for name, field in self.env[model]._fields.items()
        }

    def _assert_hidden(self, operation, name, foreign):
        """The operation is refused, or answers without a word of the record.

        :return: whether it was refused because the record was named
        """
        with mute_logger(*MUTED), self.env.cr.savepoint() as savepoint:
            try:
                answer = operation()
            except AccessError as error:
                savepoint.rollback()
                return "names a record" in str(error)
            self.assertNotIn(foreign.display_name, str(answer))
            if isinstance(answer, dict):
                shown = answer["value"].get(name) or {}
                self.assertNotEqual(shown.get("id"), foreign.id)
            savepoint.rollback()
        return False

    @long
    def test_onchange_shows_nothing(self):
        for user in some((self.user_pelaksana_b, self.user_secretary_b), 1):
            foreign, met = self._get_foreign(user), 0
            self.assertIn("sidocakep.pk.line", foreign)
            self.assertIn("sidocakep.indicator", foreign)
            for model, field, record in self._get_ways(foreign):
                spec = self._get_spec(model)
                for values in (
                    {field.name: record.id},
                    {field.name: {"id": record.id}},
                ):
                    with self.subTest(user=user.login, model=model, field=field.name):
                        met += self._assert_hidden(
                            partial(
                                self._call,
                                user,
                                model,
                                "onchange",
                                [],
                                values,
                                [field.name],
                                spec,
                            ),
                            field.name,
                            record,
                        )
            self.assertGreater(met, 20)

    @long
    def test_a_default_of_the_context_shows_nothing(self):
        user = self.user_secretary_b
        met = 0
        for model, field, record in self._get_ways(self._get_foreign(user)):
            context = {f"default_{field.name}": record.id}
            spec = self._get_spec(model)
            with self.subTest(model=model, field=field.name):
                ask = partial(self._call, user, model, "onchange", [], {}, [], spec)
                met += self._assert_hidden(
                    partial(ask, context=context), field.name, record
                )
        self.assertGreater(met, 10)

    def test_a_window_is_not_opened_on_it(self):
        user = self.user_secretary_b
        met = 0
        for model, field, record in self._get_ways(self._get_foreign(user)):
            if not self.env[model]._transient:
                continue
            with self.subTest(model=model, field=field.name):
                vals = {field.name: record.id}
                ask = partial(self._call, user, model, "create", [vals])
                met += self._assert_hidden(ask, field.name, record)
        self.assertGreater(met, 3)

    def test_no_record_is_linked_to_it(self):
        """Every model the user may create or write: not linked, so not named later."""
        user, met = self.user_secretary_b, 0
        for model, field, record in self._get_ways(self._get_foreign(user)):
            if self.env[model]._transient:
                continue
            vals = {field.name: record.id}
            own = self.env[model].with_user(user)
            for operation, args in (
                ("create", [[vals]]),
                ("write", [own.search([], limit=1).ids, vals])
                if own.has_access("read")
                else ("write", [[], vals]),
            ):
                if not own.has_access(operation) or args[0] == []:
                    continue
                with (
                    self.subTest(model=model, field=field.name, operation=operation),
                    mute_logger(*MUTED),
                    self.assertRaises(UserError) as refusal,
                    self.env.cr.savepoint(),
                ):
                    self._call(user, model, operation, *args)
                met += "names a record" in str(refusal.exception)
        self.assertGreater(met, 20)

    def test_the_ways_that_were_tried(self):
        """Attack 10: the objective and target of a draft, through a window's line."""
        for model, values in (
            ("sidocakep.pk.cascade.line", {"pk_line_id": self.line.id}),
            ("sidocakep.pk.line", {"indicator_id": self.outcome.id}),
            ("sidocakep.pk.line", {"node_id": self.node_p1.id}),
            (
                "sidocakep.sign.line",
                {"res_model": "sidocakep.pk", "res_id": self.pk.id},
            ),
            ("sidocakep.pk.revise", {"pk_id": self.pk.id}),
            ("sidocakep.pk", {"job_id": self.job_ech3_a.id}),
            ("sidocakep.pk", {"employee_id": self.employee_ech3_a.id}),
        ):
            with self.subTest(model=model), self.assertRaises(AccessError):
                self._call(
                    self.user_secretary_b,
                    model,
                    "onchange",
                    [],
                    values,
                    [*values],
                    self._get_spec(model),
                )

    def test_lines_of_a_form_are_looked_into(self):
        parent = {"line_ids": [(0, "virtual_1", {"indicator_id": self.outcome.id})]}
        spec = self._get_spec("sidocakep.pk")
        with self.assertRaises(AccessError):
            self._call(
                self.user_secretary_b,
                "sidocakep.pk",
                "onchange",
                [],
                parent,
                ["line_ids"],
                spec,
            )

    def test_a_new_agreement_of_the_own_agency_is_typed(self):
        """The superior, whom the program found, comes back with the form."""
        answer = self._call(
            self.user_secretary_b,
            "sidocakep.pk",
            "onchange",
            [],
            {
                "job_id": self.job_head_b.id,
                "second_job_id": self.job_bupati.id,
                "second_employee_id": self.employee_bupati.id,
            },
            ["job_id"],
            self._get_spec("sidocakep.pk"),
        )
        self.assertIn("value", answer)

    def test_a_form_with_what_it_holds_works(self):
        """A subordinate's own draft, whose superior line he need not read."""
        spec = self._get_spec("sidocakep.pk.line")
        values = {"indicator_id": self.outcome.id, "pk_id": self.pk.id}
        answer = self._call(
            self.user_ech3_a,
            "sidocakep.pk.line",
            "onchange",
            [self.line.id],
            values,
            ["indicator_id"],
            spec,
        )
        self.assertIn("value", answer)
