"""What a successor says on paper of the agreement that it took the place of."""

from odoo import models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date

from ...const import GROUND_MUTASI
from .sidocakep_pk_difference import GROUND_WORDS, get_target

#: Beside what the agreement before did not promise.
ADDED = "baru"


class SidocakepPk(models.Model):
    """A *Perjanjian Kinerja Perubahan* names what it changes, and what stood there.

    Gunung Mas 24/2024 annex C.5: on a change of strategy or of priority. Who follows in
    a post by mutasi promises what the post has promised: his is no *Perubahan*, and
    names the agreement that it takes the place of.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    def _is_change(self):
        is_moved = self.revision_id.sudo().ground == GROUND_MUTASI
        return super()._is_change() or (bool(self.previous_id) and not is_moved)

    def _get_live_document_values(self):
        result = super()._get_live_document_values()
        followers = self.filtered("previous_id")
        if not followers:
            return result
        former = followers.previous_id.sudo()._get_document_values()
        for pk in followers:
            before = former[pk.previous_id.id]
            result[pk.id] = pk._compare_printed(before, result[pk.id])
        return result

    def _compare_printed(self, before, after):
        """Return the values of the successor with what is said of the one before."""
        self.ensure_one()
        changes = self._name_former()
        if self._is_change():
            changes["reason"] = self._get_printed_reason()
            changes["removed"] = [
                *_mark(_list_targets(before), _list_targets(after)),
                *_mark(_list_amounts(before), _list_amounts(after)),
            ]
        return {**after, "changes": changes}

    def _name_former(self):
        """Return which agreement this one changes or takes the place of, as printed.

        In two lines: what it is, and number and date by which that one is found; then
        from which day this one counts.
        """
        former = self.previous_id.sudo()
        words = "Perubahan atas" if self._is_change() else "Menggantikan"
        parts = []
        if former.number:
            parts.append(f"Nomor {former.number}")
        if former.date_document:
            parts.append(f"tanggal {format_date(former.date_document)}")
        if not self._is_change() and former.first_name:
            parts.append(f"atas nama {former.first_name}")
        return {
            "text": f"{words} Perjanjian Kinerja",
            "document": " ".join(parts),
            "effective": self._get_printed_effective(),
        }

    def _get_printed_effective(self):
        """Return from which day it counts, which is not the day of its signatures."""
        day = self.revision_id.sudo().date_effective
        return format_date(day) if day else ""

    def _get_printed_reason(self):
        """Return the ground of the change and what was said of it, as printed."""
        revision = self.revision_id.sudo()
        ground = GROUND_WORDS.get(revision.ground, "")
        return ": ".join(filter(None, (ground, (revision.reason or "").strip())))


def _list_targets(document):
    """Return ``[(row as printed, its name, its figure)]`` of Tabel I."""
    return [
        (indicator, indicator["name"], get_target(indicator))
        for objective in document["objectives"]
        for indicator in objective["indicators"]
    ]


def _list_amounts(document):
    """Return ``[(row as printed, its name, its amount)]`` of Tabel II."""
    return [
        (row, row["name"], row["amount"])
        for top in document["table2"]
        for row in (top, *top.get("children", ()))
    ]


def _mark(before, after):
    """Write beside each row what stood there; return what stands no more."""
    formerly = {name: figure for _row, name, figure in before}
    for row, name, figure in after:
        former = formerly.get(name)
        if former is None:
            row["formerly"] = ADDED
        elif former != figure:
            row["formerly"] = f"semula {former}"
    names = {name for _row, name, _figure in after}
    return [
        f"{name} (semula {figure})"
        for name, figure in formerly.items()
        if name not in names
    ]
