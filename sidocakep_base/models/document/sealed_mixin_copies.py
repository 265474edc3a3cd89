"""Whether what a sealed record copies from elsewhere is what stands there."""

from odoo import api, models


class SidocakepSealedMixin(models.AbstractModel):
    """A seal covers a value where it stands; a stored copy follows it by itself.

    The copy is what lists and sums read, so one that was written past the program is
    told by the full check.
    """

    # A concern a file.
    # pylint: disable-next=consider-merging-classes-inherited
    _inherit = "sidocakep.sealed.mixin"

    @api.model
    def _list_copies(self):
        """Return ``[(key of the parts or nothing, model, link, names of copies)]``."""
        places = [(None, self._name, "id")]
        places += [
            (key, model, link)
            for key, (model, link, _free) in self._get_sealed_parts().items()
        ]
        found = [
            (key, model, link, sorted(_get_copies(self.env[model]) - {link}))
            for key, model, link in places
        ]
        return [place for place in found if place[-1]]

    def _find_spoiled(self):
        """Add the copies that are not what they copy."""
        found = super()._find_spoiled()
        self.env.flush_all()
        for key, model, link, names in self._list_copies():
            rows = self.env[model].sudo().with_context(active_test=False)
            for row in rows.search([(link, "in", self.ids)]):
                owner = row[link] if key is None else row[link].id
                for name in names:
                    if not _is_copy(row, row._fields[name]):
                        values = {"field": key or name, "part": key and row.id}
                        problem = "copy", values | {"copy": name}
                        found.setdefault(owner, []).append(problem)
        return found


def _get_copies(model):
    """Return the stored columns of a model that repeat another record's."""
    return {
        name
        for name, field in model._fields.items()
        if field.store and field.related and field.column_type
    }


def _is_copy(row, field):
    """Tell whether a stored copy says what stands at its source."""
    source, original = field.traverse_related(row)
    copy, value = (
        field.convert_to_cache(record[name], row)
        for record, name in ((row, field.name), (source, original.name))
    )
    return copy == value or not (copy or value)
