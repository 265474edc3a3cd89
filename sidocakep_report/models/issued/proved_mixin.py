"""What a head signs is read as it will be printed, with what changed on its way."""

from markupsafe import Markup

from odoo import models
from odoo.tools import html2plaintext

from ...engine.issued.difference import compare
from ...engine.issued.read_page import get_readable
from .difference_words import get_place_text, write_value
from .paper import DOCUMENT

#: Key of the context with which a page is made of what the window shows.
SHOWN_KEY = "sidocakep_shown_contents"
#: They change by themselves: the day of the data and how it is signed are of the day.
OF_THE_DAY = frozenset({"as_of", "signed_at", "signed_how"})
#: A text that is longer is not quoted: it is said that it was written anew.
QUOTED = 80
#: So many differences are told one by one; what is more is counted.
TOLD = 20


class ShownContents:
    """What the window shows, by document; an object, which no client can send."""

    def __init__(self, contents):
        self.contents = contents


class SidocakepProvedMixin(models.AbstractModel):
    """The window shows the paper itself. Decision 0009.

    What its drafters wrote after they had put it before the signer is named above it:
    he was told of another paper.
    """

    _name = "sidocakep.proved.mixin"
    _inherit = "sidocakep.proved.mixin"

    def _get_document(self):
        """Return what the window shows, where a page of that is made."""
        shown = self.env.context.get(SHOWN_KEY)
        if isinstance(shown, ShownContents):
            return {item.id: shown.contents[item.id] for item in self}
        return super()._get_document()

    def _render_for_signing(self, content):
        self.ensure_one()
        shown = ShownContents({self.id: content})
        return self.env["ir.qweb"]._render(
            "sidocakep_report.paper_screen",
            {
                "label": self._issue_label,
                "changed": self._list_changed_since_submission(content),
                "heading": self.env._(
                    "Changed since it was put before you on %(day)s:",
                    day=self._get_day_submitted(),
                ),
                "page": Markup(self.with_context(**{SHOWN_KEY: shown})._read_page()),
            },
        )

    def _read_page(self):
        """Return the printed page as it is read on a screen."""
        report = self.env.ref(self._issue_report).sudo()
        source = self.env[f"report.{report.report_name}"]
        values = source._get_report_values(self.ids)
        page = report.with_env(self.env)._render_template(report.report_name, values)
        return get_readable(page)

    def _get_day_submitted(self):
        day = "submitted_on" in self._fields and self.submitted_on
        return self._format_day(day) if day else ""

    def _list_changed_since_submission(self, content):
        """Return in words what is written otherwise than when it was submitted."""
        before = self.sudo().submitted_document
        if not before or not self._get_day_submitted():
            return []
        old, new = (
            {key: part for key, part in said.items() if key not in OF_THE_DAY}
            for said in (before, content)
        )
        unprinted = self._issue_unprinted.get(DOCUMENT, ())
        rows = compare(old, new, unprinted, write_value)
        told = list(dict.fromkeys(self._say_changed(*row) for row in rows))
        more = len(told) - TOLD
        if more > 0:
            told[TOLD:] = [self.env._("and %(count)s more", count=more)]
        return told

    def _say_changed(self, place, before, after):
        """Return one difference in words: short texts as they were and are."""
        what = get_place_text(self.env, place)
        old, new = (html2plaintext(text).strip() for text in (before, after))
        if max(len(old), len(new)) > QUOTED:
            return self.env._("%(what)s: written anew", what=what)
        return f"{what}: {old or '-'} → {new or '-'}"
