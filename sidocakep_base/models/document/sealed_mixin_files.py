"""Whether the files of a sealed document are the ones whose checksum was sealed."""

from odoo import models
from odoo.tools import SQL

from .sealed_mixin_content import FILES


class SidocakepSealedMixin(models.AbstractModel):
    """A seal covers checksums; what lies in the store is read by the full check alone.

    A step compares no bytes: it would read every evidence each time.
    """

    # A concern a file.
    # pylint: disable-next=consider-merging-classes-inherited
    _inherit = "sidocakep.sealed.mixin"

    def _verify_whole(self):
        """Return what :meth:`_verify_seals` does, files and copies compared too."""
        records = self.sudo().with_context(active_test=False)
        return records._verify_seals(records._find_spoiled())

    def _find_spoiled(self):
        """Return ``{id: [(code, values)]}`` of files that are not what they were."""
        found = {}
        places = [(self._name, "id", None, frozenset(self._sealed_free))]
        for key, (model, link, free) in self._get_sealed_parts().items():
            places.append((model, link, key, free))
        for model, link, key, free in places:
            for record_id, row_id, name in self._read_spoiled(model, link, free):
                if key:
                    problem = "changed_part", {"field": key, "part": row_id}
                else:
                    problem = "file", {"field": name}
                found.setdefault(record_id, []).append(problem)
        return found

    def _read_spoiled(self, model_name, link, free):
        """Yield record, row and field of each file whose bytes are other ones."""
        model = self.env[model_name]
        fields_ = model._fields
        names = [
            name
            for name in self._get_sealed_names(model) - free
            if fields_[name].type in FILES
        ]
        if not names:
            return
        self.env.flush_all()
        query = SQL(
            "SELECT row.%s, row.id, file.res_field, file.store_fname, file.db_datas,"
            " file.checksum FROM ir_attachment file JOIN %s row ON row.id = file.res_id"
            " WHERE file.res_model = %s AND file.res_field = ANY(%s)"
            " AND row.%s = ANY(%s) ORDER BY file.id",
            SQL.identifier(link),
            SQL.identifier(model._table),
            model_name,
            sorted(names),
            SQL.identifier(link),
            list(self._ids),
        )
        store = self.env["ir.attachment"]
        for record_id, row_id, name, place, inline, checksum in self.env.execute_query(
            query
        ):
            content = store._file_read(place) if place else bytes(inline or b"")
            if store._compute_checksum(content) != checksum:
                yield record_id, row_id, name
