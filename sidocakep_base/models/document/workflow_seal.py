"""A document bears a seal in the states in which it is frozen, by its workflow."""

from odoo import api, models

from .seal_rows import seal_at_commit

PART_MIXIN = "sidocakep.workflow.part.mixin"


class SidocakepWorkflowMixin(models.AbstractModel):
    """A step into or out of a sealed state is sealed; a new model has it by itself.

    Sealed are the states in which it is frozen, but for the one in which it begins,
    unless ``_sealed_states`` names others. The parts that freeze with it are sealed
    with it, and what its state leaves free is free under the seal. What a step fills
    in, the seal of that step covers.
    """

    # A concern a file.
    # pylint: disable-next=consider-merging-classes-inherited
    _name = "sidocakep.workflow.mixin"
    _inherit = ["sidocakep.workflow.mixin", "sidocakep.sealed.mixin"]

    _sealed_states = None

    @api.model
    def _get_sealed_states(self):
        if self._sealed_states is not None:
            return super()._get_sealed_states()
        return frozenset(self._workflow_frozen_states) - {self._get_first_state()}

    @api.model
    def _get_first_state(self):
        default = self._fields["state"].default
        return default(self) if default else None

    @api.model
    def _get_sealed_free(self):
        return super()._get_sealed_free().union(self._workflow_free_fields)

    def _transition(self, name, vals=None, reason=None):
        were = self._filter_settled()
        forged = self._filter_forged()
        result = super()._transition(name, vals, reason)
        if settled := were | self._filter_settled():
            seal_at_commit(settled, forged)
        return result

    @api.model
    def _list_parts(self):
        """Add the parts that freeze with the document."""
        found = super()._list_parts()
        names = self.env.registry.descendants([PART_MIXIN], "_inherit")
        for part in [self.env[name] for name in sorted(names)]:
            link = part._workflow_document_field
            if part._abstract or part._fields[link].comodel_name != self._name:
                continue
            key = self._get_holding_field(part._name, link) or part._name
            found[key] = (part._name, link, part._workflow_part_free_fields)
        return found

    @api.model
    def _get_holding_field(self, model, link):
        return next(
            (
                name
                for name, field in sorted(self._fields.items())
                if field.type == "one2many"
                and (field.comodel_name, field.inverse_name) == (model, link)
            ),
            None,
        )
