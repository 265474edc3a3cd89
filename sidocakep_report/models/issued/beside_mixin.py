"""What people record beside the issued documents, with a file of its own."""

from odoo import api, models


class SidocakepIssuedBesideMixin(models.AbstractModel):
    """A row that a person adds and that stands; a better one takes its place.

    What the file is nobody says himself: ``_examine`` finds it.
    """

    _name = "sidocakep.issued.beside.mixin"
    _description = "Row Beside the Issued Documents"
    _inherit = ["sidocakep.recorded.mixin", "sidocakep.standing.mixin"]

    @api.model_create_multi
    def create(self, vals_list):
        self._check_given(vals_list)
        vals_list = [self._examine(vals) for vals in vals_list]
        program = super(SidocakepIssuedBesideMixin, self._as_program())
        return program.create(vals_list).with_env(self.env)

    @api.model
    def _examine(self, vals):
        """Return the values with what the file of the row is.

        :raises ValidationError: it is no file that is kept here
        """
        raise NotImplementedError

    def _open_next(self, names, **defaults):
        """Return the window of a new row that says what this one says in the fields.

        :param names: the fields that stay
        :param defaults: values of others
        """
        self.ensure_one()
        self.check_access("read")
        values = self._convert_to_write({name: self[name] for name in names}) | defaults
        return self._open_new({f"default_{name}": values[name] for name in values})

    @api.model
    def _open_new(self, context):
        return {
            "type": "ir.actions.act_window",
            "name": self._get_new_title(),
            "res_model": self._name,
            "view_mode": "form",
            "target": "new",
            "context": context,
        }

    @api.model
    def _get_new_title(self):
        """Return the title of the window in which a row is recorded."""
        raise NotImplementedError
