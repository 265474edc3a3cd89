"""What the memo says: live until it is handed over, kept from then on."""

from datetime import date

from odoo import fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import (
    MONTHS,
    QUARTERS,
    format_date,
)

from ..dialog.sidocakep_dialog_follow_up import HELD_STATES

#: How the page is set: raised when the template changes what a signed memo says.
#: 3: letterhead; who follows among the holders, each with rank and NIP; handed over and
#: received each on an issue of its own.
PAGE_EDITION = 3
#: In the column of the last day, of who follows.
FOLLOWS = "pejabat penerus"


class SidocakepHandover(models.Model):
    """Head, holders, agreement with its figures, and what goes on."""

    _name = "sidocakep.handover"
    _inherit = "sidocakep.handover"

    def _get_live_document(self):
        """Return ``{memo id: content of the memo}`` as the records say now."""
        follow_ups = self._get_open_follow_ups()
        return {
            memo.id: {
                **memo._get_printed_head(),
                **memo._get_printed_parties(),
                "holders": memo._get_holder_rows(),
                "lines": memo._get_line_rows(),
                "evaluations": memo._get_evaluation_rows(),
                **memo._get_printed_actions(),
                "requests": memo._get_request_rows(),
                "follow_ups": follow_ups[memo.id],
                "unfinished": memo.unfinished or "",
                "attention": memo.attention or "",
            }
            for memo in self.sudo()
        }

    def _get_open_follow_ups(self):
        """Return ``{memo id: [row]}``: what others wait for from the post.

        A row has ``source``, ``text``, ``due`` and ``state``, in Indonesian as they are
        printed. A room above adds what it has.
        """
        states = {"open": "Belum ditindaklanjuti", "answered": "Dijawab, belum ditutup"}
        memos = self.sudo()
        asked = [
            ("responsible_job_id", "in", memos.job_id.ids),
            ("state", "in", list(states)),
        ]
        rows = {job: [] for job in memos.job_id}
        for item in self.env["sidocakep.lhe.recommendation"].sudo().search(asked):
            source = f"LHE {item.year} Nomor {item.report_number}"
            rows[item.responsible_job_id].append((source, item))
        held = [*asked, ("dialog_id.state", "in", list(HELD_STATES))]
        for item in self.env["sidocakep.dialog.follow_up"].sudo().search(held):
            dialog = item.dialog_id
            source = f"{dialog.title} Nomor {dialog.document_number or '-'}"
            rows[item.responsible_job_id].append((source, item))
        return {
            memo.id: [
                {
                    "source": source,
                    "text": item.name,
                    "due": format_date(item.date_due) if item.date_due else "",
                    "state": states[item.state],
                }
                for source, item in sorted(
                    rows[memo.job_id], key=lambda row: row[1].date_due or date.max
                )
            ]
            for memo in memos
        }

    def _get_printed_head(self):
        pk, company = self.pk_id, self.company_id
        return {
            "page_edition": PAGE_EDITION,
            "letterhead": company._get_kept_letterhead(),
            "government": company._get_government_title(),
            "agency": company.name if company.parent_id else "",
            "post": self.job_id._get_printed_title(),
            "year": str(self.year),
            "pk_number": pk.number or "",
            "pk_date": format_date(pk.date_document) if pk.date_document else "",
            "pk_version": pk.version,
            "pk_from": format_date(pk.date_from) if pk.date_from else "",
            "last_day": format_date(self.date_until),
            "place": company._get_signing_place(),
            "as_of": format_date(self.env.user._get_office_day()),
            "as_of_iso": fields.Date.to_string(self.env.user._get_office_day()),
        }

    def _get_printed_parties(self):
        """Return who hands over, in whose place, to whom, and who stands above."""
        name, title = self._get_printed_signer()
        day = self.env.user._get_office_day()
        above = self.superior_job_id
        superior = above._get_single_holders(day).get(above.id) if above else None
        employees = self.env["hr.employee"]
        leaver = self.leaver_id._get_official_values("leaver", self.date_until)
        receiver = self.receiver_id._get_official_values("receiver", day)
        above_them = (superior.employee if superior else employees)._get_official_values
        in_place = name != self.leaver_name
        return {
            **leaver,
            "leaver_name": self.leaver_name,
            "leaver_title": self.leaver_title,
            "leaver_from": format_date(self.leaver_from) if self.leaver_from else "",
            **self._get_signing(in_place)._get_official_values("signer", day),
            "signer_name": name,
            "signer_title": title,
            "in_place": in_place,
            **receiver,
            "receiver_name": self.receiver_name or "",
            "receiver_title": self.receiver_title or "",
            "receiver_from": (
                format_date(self.date_effective) if self.date_effective else ""
            ),
            "superior_title": (
                superior.title if superior else above._get_printed_title()
            )
            if above
            else "",
            **above_them("superior", day),
        }

    def _get_signing(self, in_place):
        """Return the employee who signs: who leaves, else the user in his place."""
        if not in_place:
            return self.leaver_id
        return (
            self.env.user.employee_id
            if self._filter_handing()
            else self.env["hr.employee"]
        )

    def _get_printed_signer(self):
        """Return name and title of who signs: the user if he may, else who is asked.

        Elevated as this is, the user stays who he is.
        """
        is_leaver = self.leaver_id.user_id == self.env.user
        if not is_leaver and self._filter_handing():
            return self._get_signer()
        if is_leaver or self._is_leaver_reached():
            return self.leaver_name, self.leaver_title
        day = self.env.user._get_office_day()
        above = self.superior_job_id
        holder = above._get_single_holders(day).get(above.id) if above else None
        return (holder.employee.name if holder else ""), self._get_superior_title()

    def _get_holder_rows(self):
        """Return who held the post in the year until the last day, the first first.

        Nothing is divided between them: the figures are those of the post.
        """
        if not self.job_id.is_single_holder:
            return []
        last = self.date_until
        rows = self.env["sidocakep.position.history"].sudo()
        rows = rows._fetch_of_jobs(
            self.job_id,
            [
                ("date_start", "<=", last),
                "|",
                ("date_end", "=", False),
                ("date_end", ">=", f"{self.year}-01-01"),
            ],
            ["employee_id", "capacity", "date_start", "date_end"],
            order="date_start, id",
        )
        held = [
            {
                "name": row.employee_id.name,
                "nip": row.employee_id.nip_display or "",
                "title": self.job_id._get_printed_title(row.capacity),
                "first": format_date(row.date_start),
                "last": format_date(min(row.date_end or last, last)),
            }
            for row in rows
        ]
        if not self.receiver_name:
            return held
        since = self.date_effective
        follows = {
            "name": self.receiver_name,
            "nip": self.receiver_id.nip_display or "",
            "title": self.receiver_title or "",
            "first": format_date(since) if since else "",
            "last": FOLLOWS,
        }
        return [*held, follows]

    def _get_printed_period(self, kind, number, year):
        """Return e.g. ``Triwulan II 2026``."""
        if kind == "quarter":
            return f"Triwulan {QUARTERS[number - 1]} {year}"
        if kind == "month":
            return f"{MONTHS[number - 1]} {year}"
        return f"Tahun {year}"
