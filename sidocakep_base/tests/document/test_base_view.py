"""What every screen of ours has without saying so."""

from lxml import etree

from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestBaseView(TransactionCase):
    def _options(self, model, arch, name):
        """Return the options of a field of a view after it went through the hook."""
        node = etree.fromstring(arch)
        self.env[model]._close_creation(node)
        return node.find(f".//field[@name='{name}']").get("options")

    def test_a_misspelt_name_makes_no_row_of_a_plan_and_no_post(self):
        """Of what has a screen of its own, in parts of a document too."""
        month = "sidocakep.realisation.month"
        inside = "<form><field name='realisation_ids'><list>%s</list></field></form>"
        cases = (
            (month, "<form><field name='company_id'/></form>", "company_id"),
            (month, inside % "<field name='node_id'/>", "node_id"),
            (
                "sidocakep.plan.node",
                "<list><field name='responsible_job_id'/></list>",
                "responsible_job_id",
            ),
        )
        for model, arch, name in cases:
            self.assertEqual(self._options(model, arch, name), "{'no_create': True}")

    def test_a_view_may_say_otherwise_and_keeps_its_other_options(self):
        arch = "<form><field name='responsible_job_id' options=\"%s\"/></form>"
        for given, found in (
            ("{'no_open': True}", "{'no_create': True, 'no_open': True}"),
            ("{'no_create': False}", "{'no_create': False}"),
        ):
            options = self._options(
                "sidocakep.plan.node", arch % given, "responsible_job_id"
            )
            self.assertEqual(options, found)

    def test_a_unit_of_measure_is_still_made_where_it_is_missed(self):
        arch = "<form><field name='unit_id'/></form>"
        self.assertFalse(self._options("sidocakep.indicator", arch, "unit_id"))
