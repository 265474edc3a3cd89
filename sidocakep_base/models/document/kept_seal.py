"""A setting bears a seal as it stands, with what is kept in it."""

from odoo import api, models

from .seal_rows import sealing_anew


class SidocakepKeptMixin(models.AbstractModel):
    """What figures are computed and judged by is not changed unseen.

    By ``_kept_in`` a part is sealed with its whole. A model of Odoo bears no seal: Odoo
    writes it in ways of its own.
    """

    # A concern a file.
    # pylint: disable-next=consider-merging-classes-inherited
    _name = "sidocakep.kept.mixin"
    _inherit = ["sidocakep.kept.mixin", "sidocakep.standing.mixin"]

    @api.model
    def _get_sealed_states(self):
        is_sealed = not (self._kept_names or self._kept_in)
        return super()._get_sealed_states() if is_sealed else frozenset()

    @api.model
    def _list_parts(self):
        """Add the settings that are kept in this one."""
        found = super()._list_parts()
        names = self.env.registry.descendants(["sidocakep.kept.mixin"], "_inherit")
        for part in [self.env[name] for name in sorted(names)]:
            link = part._kept_in
            if link and part._fields[link].comodel_name == self._name:
                found[part._name] = (part._name, link, frozenset())
        return found

    def _get_sealed_names(self, model):
        """Leave out the links that another record says."""
        inverses = self.env.registry.field_inverses
        return {
            name
            for name in super()._get_sealed_names(model)
            if not inverses[model._fields[name]]
            or model._fields[name].type != "many2many"
        }

    # ------------------------------------------------------------------
    # A part is sealed with its whole
    # ------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        ids = {vals.get(self._kept_in) for vals in vals_list} - {None, False}
        with sealing_anew(self._browse_wholes(ids)):
            return super().create(vals_list)

    def write(self, vals):
        ids = {vals.get(self._kept_in)} - {None, False}
        if self._kept_in and self._is_sealed_of(vals):
            ids.update(self.sudo().mapped(self._kept_in)._ids)
        with sealing_anew(self._browse_wholes(ids)):
            return super().write(vals)

    def unlink(self):
        ids = self.sudo().mapped(self._kept_in)._ids if self._kept_in else ()
        with sealing_anew(self._browse_wholes(ids)):
            return super().unlink()

    @api.model
    def _browse_wholes(self, ids):
        """Return the settings of which these are the ids, if they bear seals; sudo."""
        if not self._kept_in or not ids:
            return self.browse()
        whole = self.env[self._fields[self._kept_in].comodel_name].sudo()
        if not whole._get_sealed_states():
            return self.browse()
        return whole.browse(sorted(ids)).exists()
