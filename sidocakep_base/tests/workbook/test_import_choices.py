"""The words of the workbook stand for every key of the fields they fill, no other."""

from odoo.tests import TransactionCase, tagged

from ...models.realisation import workbook_columns as money
from ...models.workbook.sheets import budget_lines
from ...models.workbook.sheets import indicator_columns as indicators
from ...models.workbook.sheets import plan_node_columns as plan_nodes
from ...models.workbook.sheets import position_columns as positions

#: Words of a sheet, and the field whose keys they stand for.
CHOICES = (
    (budget_lines.FUND_SOURCES, "sidocakep.budget.line", "fund_source"),
    (indicators.KINDS, "sidocakep.indicator", "kind"),
    (indicators.DIRECTIONS, "sidocakep.indicator", "direction"),
    (indicators.VALUE_KINDS, "sidocakep.indicator", "value_kind"),
    (indicators.ACCUMULATIONS, "sidocakep.indicator", "accumulation"),
    *(
        (indicators.SMART_ANSWERS, "sidocakep.indicator", column.key)
        for column in indicators.SMART_COLUMNS
    ),
    (plan_nodes.LEVELS, "sidocakep.plan.node", "level"),
    (money.KIND_WORDS, "sidocakep.realisation", "kind"),
    (money.MONTH.choices, "sidocakep.realisation.month", "month"),
    (positions.ECHELONS, "hr.job", "echelon"),
    (positions.ASN_KINDS, "hr.employee", "asn_kind"),
)


@tagged("post_install", "-at_install")
class TestImportChoices(TransactionCase):
    """The workbook is Indonesian on every machine, so its words are its own.

    Their keys are not: a choice added to a field and forgotten here would come out
    of an export as an empty cell.
    """

    def test_each_choice_of_a_field_has_its_word(self):
        for words, model, name in CHOICES:
            with self.subTest(model=model, field=name):
                field = self.env[model]._fields[name]
                self.assertEqual(
                    [key for key, _word in words],
                    [key for key, _label in field._description_selection(self.env)],
                )

    def test_no_word_stands_for_two_keys(self):
        for words, model, name in CHOICES:
            with self.subTest(model=model, field=name):
                spoken = [word.casefold() for _key, word in words]
                self.assertEqual(len(set(spoken)), len(spoken))
