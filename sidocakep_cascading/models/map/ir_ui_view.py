from lxml import etree

from odoo import fields, models

VALID_ATTRIBUTES = {
    "__validate__",  # of ir.ui.view itself
    "string",
    "class",
    "js_class",
    "create",
    "edit",
    "delete",
}


class IrUiView(models.Model):
    """Knows the view type ``sidocakep_map``: the strategy map.

    Its fields are the facts that the panel beside the map shows of an opened box.
    """

    _name = "ir.ui.view"
    _inherit = ["ir.ui.view"]

    type = fields.Selection(selection_add=[("sidocakep_map", "Strategy Map")])

    def _validate_tag_sidocakep_map(self, node, name_manager, node_info):
        if not node_info["validate"]:
            return
        if not hasattr(name_manager.model, "strategy_map_read"):
            self._raise_view_error(
                self.env._(
                    "A strategy map is drawn of plan nodes only, not of %(model)s.",
                    model=name_manager.model._name,
                ),
                node,
            )
        for child in node.iterchildren(tag=etree.Element):
            if child.tag != "field":
                self._raise_view_error(
                    self.env._(
                        "A strategy map contains fields only, not <%(tag)s>.",
                        tag=child.tag,
                    ),
                    child,
                )
        unknown = set(node.attrib) - VALID_ATTRIBUTES
        if unknown:
            self._raise_view_error(
                self.env._(
                    "A strategy map does not know the attribute %(names)s.",
                    names=", ".join(sorted(unknown)),
                ),
                node,
            )

    def _get_view_info(self):
        return {
            "sidocakep_map": {"icon": "fa fa-map-o", "multi_record": True}
        } | super()._get_view_info()
