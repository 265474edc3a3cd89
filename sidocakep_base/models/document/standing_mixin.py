"""What has no workflow bears a seal as it stands, anew with each change."""

from odoo import api, models
from odoo.tools import SQL

from ...engine.sealed_content import FORGED, FOUND
from ...engine.sealing import get_seal
from .seal_rows import GONE, seal_at_commit, seal_gone, sealing_anew
from .sealed_mixin import OF_THE_ROW

#: The only state of what has no workflow: it is there.
STANDING = "standing"
_FIRST = "sidocakep.first_government"


class SidocakepStandingMixin(models.AbstractModel):
    """Rows that figures and papers rest on: one that is changed unseen is found.

    Sealed is what was entered, changed or deleted in the program, by whichever way of
    it. What is shared by all agencies is sealed in the chain of the first government.
    """

    _name = "sidocakep.standing.mixin"
    _description = "Rows Sealed as They Stand"
    _inherit = ["sidocakep.sealed.mixin"]

    #: Who changes it once more, after the check told of it, has read it.
    _sealed_anew_after = OF_THE_ROW | {"forged"}

    @api.model
    def _get_sealed_states(self):
        return frozenset() if self._abstract else frozenset({STANDING})

    def _get_settled_state(self):
        return STANDING

    def _get_seal_company(self):
        own = self["company_id"] if "company_id" in self._fields else None
        return own or self._get_first_government()

    @api.model
    def _get_first_government(self):
        """Return it; read once a transaction, however many rows are sealed."""
        cache = self.env.cr.cache
        if _FIRST not in cache:
            cache[_FIRST] = self._find_first_government().id
        return self.env["res.company"].sudo().browse(cache[_FIRST])

    @api.model
    def _find_first_government(self):
        companies = self.env["res.company"].sudo().with_context(active_test=False)
        roots = companies.search([("parent_id", "=", False)], order="id")
        return (roots.filtered("is_of_government") or roots)[:1]

    @api.model
    def _select_settled(self, company):
        """Return the query of all that stand in the table of an agency."""
        table = SQL.identifier(self._table)
        if "company_id" in self._fields:
            return SQL("SELECT id FROM %s WHERE company_id = %s", table, company.id)
        is_here = company == self._get_first_government()
        return SQL("SELECT id FROM %s WHERE %s", table, is_here)

    def _get_sealed_names(self, model):
        """Leave out what is worked out, and what is said in several languages.

        Translations come with an update of the program, past the ORM.
        """
        fields_ = model._fields
        return {
            name
            for name in super()._get_sealed_names(model)
            if not (fields_[name].compute or fields_[name].translate)
        }

    def _find_said(self, contents):
        """Return those that were written as they are, by an update of the program.

        That makes nothing good: what is told of them goes on being told.
        """
        return {
            record_id
            for record_id, row in self._read_last_seals().items()
            if _get_said(row["content"]) == _get_said(contents.get(record_id, {}))
        }

    def _filter_forged(self):
        """Leave out what this transaction made: it can have no seal yet."""
        if not self._get_sealed_states():
            return self.browse()
        new = self.filtered(lambda item: item.create_date == item.env.cr.now())
        new -= new.browse(new._read_last_seals()) if new else new
        return super(SidocakepStandingMixin, self - new)._filter_forged()

    # ------------------------------------------------------------------
    # Every way in which the program writes one
    # ------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        if self._get_sealed_states():
            seal_at_commit(records.sudo())
        return records

    def write(self, vals):
        if not self._get_sealed_states() or not self._is_sealed_of(vals):
            return super().write(vals)
        with sealing_anew(self.sudo()):
            return super().write(vals)

    def unlink(self):
        if self._get_sealed_states():
            seal_gone(self.sudo())
        return super().unlink()

    @api.model
    def _is_sealed_of(self, vals):
        """Tell whether any of the values is one that a seal covers."""
        return not self._get_sealed_names(self).isdisjoint(vals)

    # ------------------------------------------------------------------
    # In words
    # ------------------------------------------------------------------

    @api.model
    def _get_seal_state_labels(self):
        return {STANDING: self.env._("In Use"), GONE: self.env._("Deleted")}

    @api.model
    def _describe_seal_problem(self, code, values):
        """It knows no step: it was changed, in the program or past it."""
        words = {
            "unsealed": self.env._(
                "It has no seal: it was not entered in the program."
            ),
            "forged": self.env._(
                "It was changed in the program after it had been changed past the "
                "program. Compare it with its trail; its next change seals it anew."
            ),
        }
        return words.get(code) or super()._describe_seal_problem(code, values)


def _get_said(content):
    """Return the seal of what a content says of the record, however it was sealed."""
    return get_seal({**content, FOUND: None, FORGED: None})
