"""How an article is cited: one style, with the name that the profile gives."""

from odoo import fields, models

#: An article that begins so is one of the profile's own regulation.
OWN_UNITS = ("Pasal ", "Lampiran", "Diktum ")


def put_in_parentheses(sentence, citation):
    """Return ``sentence`` with ``citation`` in parentheses before its full stop.

    >>> put_in_parentheses("Tabel I kosong.", "Perbup Uji 1/2025 Pasal 6 ayat (3)")
    'Tabel I kosong (Perbup Uji 1/2025 Pasal 6 ayat (3)).'
    >>> put_in_parentheses("Tabel I kosong.", "")
    'Tabel I kosong.'
    """
    if not citation:
        return sentence
    end = sentence[-1:] if sentence[-1:] in ".:;" else ""
    return f"{sentence.removesuffix(end)} ({citation}){end}"


class SidocakepArticleMixin(models.AbstractModel):
    """A row of a profile that stands on an article of its regulation."""

    _name = "sidocakep.article.mixin"
    _description = "Row with an Article"

    article = fields.Char(
        help='The article alone, e.g. "Pasal ... ayat (...)" or "Lampiran huruf ... '
        'angka ..."; the name of the regulation is put before it. An article of '
        "another regulation is written with the name of that one.",
    )

    def _get_citation(self, in_full=False):
        """Return the article with the name of its regulation; empty without one.

        :param in_full: with the full name, as on paper
        """
        return self.profile_id.sudo()._get_citation(self.article, in_full)

    def _cite(self, sentence, in_full=False):
        """Return a sentence with its article in parentheses; none, as it is."""
        return put_in_parentheses(sentence, self._get_citation(in_full))
