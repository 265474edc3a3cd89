"""What a list offers by the agency, a request may not name of another one."""

import re

from odoo import api, models
from odoo.exceptions import ValidationError

#: How a domain says whose records are offered; of names, no values.
_OWN = re.compile(
    r"\(['\"]company_id['\"], ['\"](=|child_of|parent_of)['\"], company_id\)"
)


class Base(models.AbstractModel):
    """A domain is the screen's alone: over RPC a post of any agency could be asked.

    Who is asked could not even read of what. Where a field of ours offers the records
    of the agency, of those below or above it, it holds on the server too. Elevated code
    and what the program copies pass.
    """

    # A concern a file.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        if names := records._find_offered(
            {name for vals in vals_list for name in vals}
        ):
            records._check_offered(names)
        return records

    def write(self, vals):
        result = super().write(vals)
        if names := self._find_offered(vals):
            self._check_offered(names)
        return result

    def _find_offered(self, names):
        """Return ``{field: operator}`` of those that offer records by the agency."""
        is_asked = self._name.startswith("sidocakep.") and not self._transient
        if not is_asked or self.env.su or self._is_raised():
            return {}
        found = {}
        for name in self._fields if "company_id" in names else names:
            domain = getattr(self._fields[name], "domain", None)
            own = _OWN.search(domain) if isinstance(domain, str) else None
            if own and self._fields[name].store:
                found[name] = own[1]
        return found

    def _check_offered(self, offered):
        for record in self.sudo():
            own = record["company_id"]
            for name, operator in offered.items():
                for linked in record[name]:
                    if own and not _is_offered(operator, linked["company_id"], own):
                        raise ValidationError(
                            self.env._(
                                "%(field)s: %(linked)s is of %(other)s. Choose one of "
                                "%(agency)s.",
                                field=self._fields[name]._description_string(self.env),
                                linked=linked.display_name,
                                other=linked["company_id"].name or "-",
                                agency=own.name,
                            )
                        )


def _is_offered(operator, company, own):
    if operator == "child_of":
        return own in company.parent_ids
    if operator == "parent_of":
        return company in own.parent_ids
    return company == own
