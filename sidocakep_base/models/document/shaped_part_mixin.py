"""Parts of a document that the program makes, in part written by people."""

from odoo import api, models

from ...exceptions import WorkflowFieldError


class SidocakepShapedPartMixin(models.AbstractModel):
    """A part that follows from records: nobody adds or drops one.

    People write what ``_written_fields`` names; the program, by
    ``_with_workflow_bypass()``, writes the rest. The heir says in words what is written
    instead (``_get_shape_error``, and ``_get_foreign_text`` for a field of the rest).
    """

    _name = "sidocakep.shaped.part.mixin"
    _description = "Part That the Program Makes"
    _inherit = ["sidocakep.workflow.part.mixin"]

    #: What people write; the program writes the rest.
    _written_fields: frozenset[str] = frozenset()

    @api.model_create_multi
    def create(self, vals_list):
        self._check_shaped()
        return super().create(vals_list)

    def write(self, vals):
        foreign = vals.keys() - self._written_fields
        if foreign and not self._workflow_bypassed():
            labels = self.fields_get(sorted(foreign), ["string"]).values()
            text = self._get_foreign_text(
                ", ".join(label["string"] for label in labels)
            )
            raise WorkflowFieldError(text) if text else self._get_shape_error()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_program(self):
        self._check_shaped()

    def _check_shaped(self):
        if not self._workflow_bypassed():
            raise self._get_shape_error()

    def _get_shape_error(self):
        """Return the refusal of a row that somebody adds or drops.

        :rtype: odoo.exceptions.AccessError
        """
        raise NotImplementedError

    @api.model
    def _get_foreign_text(self, labels):
        """Return why nobody writes the fields; ``None``: the refusal of a row says it.

        :param str labels: the names of the fields, as the reader knows them
        """
        return
