"""An empty required field is answered in our words, on every model of the registry."""

from odoo import Command
from odoo.exceptions import UserError
from odoo.service.model import call_kw
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.base.tests.common import DISABLED_MAIL_CONTEXT

from ...const import OUR_ADDONS
from ..common_rkt import RktCase
from ..thorough import long

WORDS = "is not complete"
MUTED = ("odoo.models", "odoo.orm.models", "odoo.addons.base.models.ir_model")


@tagged("post_install", "-at_install")
class TestRequired(RktCase):
    """Who has every right of the addons leaves out what has to be filled in."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        groups = cls.env["ir.model.data"].search(
            [("model", "=", "res.groups"), ("module", "=like", "sidocakep%")]
        )
        cls.user_all = new_test_user(
            cls.env,
            login="uji_tanpa_isi",
            groups=",".join(groups.mapped("complete_name")),
            company_id=cls.agency_a.id,
            company_ids=[Command.set(cls.government.search([]).ids)],
            context=DISABLED_MAIL_CONTEXT,
        )
        cls.required = {
            name: [
                field
                for field in model._fields.values()
                if field.required
                and field.store
                and field.column_type
                and field.type not in ("boolean", "float", "integer", "monetary")
                and any(module.startswith(OUR_ADDONS) for module in field._modules)
            ]
            for name, model in cls.env.items()
            if name.startswith("sidocakep.") and model._auto and not model._abstract
        }

    def _refuse(self, operation):
        """Run ``operation``; return the sentence, whoever says it."""
        with (
            mute_logger(*MUTED),
            self.assertRaises(UserError) as caught,
            self.env.cr.savepoint(),
        ):
            operation()
            self.env.flush_all()
        self.env.invalidate_all()
        return str(getattr(caught, "exception", ""))

    def _create_nothing(self, model):
        """Create a record of nothing; return the refusal, if it is one."""
        try:
            with self.env.cr.savepoint():
                call_kw(model, "create", [{}], {})
                self.env.flush_all()
        except UserError as refusal:
            return str(refusal)
        finally:
            self.env.invalidate_all()
        return ""

    def test_create_without_anything_is_answered(self):
        """Where the defaults do not fill it in already."""
        met = 0
        for name, fields in self.required.items():
            if not fields:
                continue
            for model in (self.env[name], self.env[name].with_user(self.user_all)):
                with (
                    self.subTest(name, user=model.env.user.login),
                    mute_logger(*MUTED),
                ):
                    met += WORDS in self._create_nothing(model)
        self.assertGreater(met, 60)

    @long
    def test_write_of_nothing_is_answered(self):
        """Of the records that there are; a frozen one says first that it is frozen."""
        met = 0
        for name, fields in self.required.items():
            record = self.env[name].search([], limit=1)
            for field in fields if record else ():
                label = field.get_description(self.env, ["string"])["string"]
                with self.subTest(name, field=field.name):
                    said = self._refuse(
                        lambda record=record, field=field: record.write(
                            {field.name: False}
                        )
                    )
                    met += WORDS in said and f"“{label}”" in said
        self.assertGreater(met, 60)

    def test_the_record_is_named_as_it_was(self):
        unit = self.env["sidocakep.unit"].create({"name": "Orang Hari"})
        for empty in (False, "", "  "):
            with self.subTest(empty):
                said = self._refuse(
                    lambda empty=empty: unit.with_user(self.user_organisasi).write(
                        {"name": empty}
                    )
                )
                self.assertEqual(
                    said,
                    "Unit of Measure “Orang Hari” is not complete: “Name” is still "
                    "empty. Fill it in and save again.",
                )

    def test_it_is_said_in_the_language_of_the_reader(self):
        unit = self.env["sidocakep.unit"].create({"name": "Orang Hari"})
        said = self._refuse(
            lambda: unit.with_context(lang="id_ID").write({"name": False})
        )
        self.assertIn("Satuan “Orang Hari”", said)
        self.assertIn("“Nama”", said)

    def test_the_import_names_it_too(self):
        result = (
            self.env["sidocakep.unit"]
            .with_user(self.user_organisasi)
            .load(["name", "aliases"], [["", "org/hr"]])
        )
        [message] = result["messages"]
        self.assertIn(WORDS, message["message"])

    def test_what_the_model_says_comes_first(self):
        plan = self._create_rkt().plan_id
        self.assertEqual(plan.state, "decided")
        said = self._refuse(lambda: plan.write({"name": False}))
        self.assertIn("may no longer change", said)
