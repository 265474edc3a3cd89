"""The words of what a model inherits from an addon below its own."""

from unittest.mock import patch

from odoo.tests import TransactionCase, tagged

from odoo.addons.base.models.ir_module import IrModuleModule
from odoo.addons.sidocakep_base.const import OUR_ADDONS


@tagged("post_install", "-at_install")
class TestInheritedWords(TransactionCase):
    def test_values_from_an_addon_below_are_indonesian_on_a_new_database(self):
        """The severity of a finding, the kind of evidence, the status of a figure."""
        self.env.cr.execute(
            """
            SELECT field.model, field.name, value.name->>'en_US'
              FROM ir_model_fields_selection AS value
              JOIN ir_model_fields AS field ON field.id = value.field_id
              JOIN ir_model_data AS data
                ON data.model = 'ir.model.fields.selection'
               AND data.res_id = value.id
              JOIN ir_model_data AS model
                ON model.model = 'ir.model'
               AND model.res_id = field.model_id
             WHERE split_part(data.module, '_', 1) = 'sidocakep'
               AND split_part(model.module, '_', 1) = 'sidocakep'
               AND model.module != data.module
               AND value.name->>'id_ID' IS NULL
               AND value.name->>'en_US' ~ '[A-Za-z]'
            """
        )
        self.assertEqual(self.env.cr.fetchall(), [])

    def test_the_words_of_the_addons_below_come_with_those_of_an_addon(self):
        modules = self.env["ir.module.module"]
        report = modules.search([("name", "=", "sidocakep_report")])
        mail = modules.search([("name", "=", "mail")])
        with patch.object(IrModuleModule, "_load_module_terms") as load:
            report._update_translations(["id_ID"])
            mail._update_translations(["id_ID"])
        ours, others = (call.args[0] for call in load.call_args_list)
        self.assertEqual(
            [name for name in ours if name.startswith(OUR_ADDONS[0])],
            ["sidocakep_base", "sidocakep_cascading", "sidocakep_report"],
        )
        self.assertEqual(others, ["mail"])
