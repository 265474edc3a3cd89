from markupsafe import Markup

from odoo import api, models
from odoo.tools import format_date

#: A letter that lists more is not read; the link leads to all of it.
LETTER_ROWS = 20


class ResUsers(models.Model):
    """Mails of the program, written as an official would write them."""

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def try_sidocakep_step(self, model, record_id, name):
        """Raise the refusal that a button of a document would meet, if any.

        Asked by buttons that ask "do you mean it?" (``static/src/documents``).
        """
        return self.env[model].browse(record_id)._try_step(name)

    def _send_letter(self, subject, rows, path):
        """Write to this official: what is asked on which documents, by when.

        :param subject: a sentence in the language of the reader, without its full stop
        :param rows: list of ``(document, what is asked, last day or False)``
        :param path: where the one link of the letter leads
        """
        self.ensure_one()
        env = self.with_context(lang=self.lang).env
        more = len(rows) - LETTER_ROWS
        body = env["ir.qweb"]._render(
            "sidocakep_base.letter",
            {
                "greeting": env._("Dear %(name)s,", name=self.name),
                "subject": f"{subject}:",
                "rows": [self._get_letter_row(*row) for row in rows[:LETTER_ROWS]],
                "more": env._("and %(count)s more", count=more) if more > 0 else "",
                "url": self.get_base_url() + path,
            },
        )
        env["mail.thread"].message_notify(
            partner_ids=self.partner_id.ids,
            subject=subject,
            body=Markup(body),
            email_layout_xmlid="sidocakep_base.letter_layout",
        )

    def _get_letter_row(self, document, what, day):
        """Return a line of the letter: the document, what is asked, by when."""
        words = f"{document}: {what}" if what else document
        due = self._get_due_words(day)
        return f"{words} ({due})" if due else words

    def _get_due_words(self, day):
        """Return the last day in words, and how late that is; with its year."""
        if not day:
            return ""
        env = self.with_context(lang=self.lang).env
        date = format_date(env, day, date_format="d MMMM y")
        late = (self.env.user._get_office_day() - day).days
        if late > 0:
            return env._("due on %(date)s, %(days)s days late", date=date, days=late)
        return env._("due on %(date)s", date=date)
