from odoo import fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.models.organisation.official import HEAD
from odoo.addons.sidocakep_base.models.team.sidocakep_profile_rule import TEAM_DUTIES

from .team_words import TEAM_WORDS

#: How the page is set: raised when the template changes what a recorded decree says.
#: 2: rank and NIP of who signs.
PAGE_EDITION = 2


class SidocakepTeam(models.Model):
    """The decree of a team on paper: a draft is what is put before who issues it.

    Gunung Mas 24/2024 art. 4(2), 9(7). What it says is kept as it is recorded: from
    then on a change of names and posts changes the team, and not its decree. Where it
    was signed on paper, its scan is kept with it.
    """

    _name = "sidocakep.team"
    _inherit = ["sidocakep.team", "sidocakep.frozen.document.mixin"]

    _document_kept_by = "record"
    _issue_label = "Keputusan Pembentukan Tim"
    _issue_report = "sidocakep_report.action_report_team"

    def _get_document_values(self):
        """Return ``{team id: values of the printed decree}``, formatted."""
        documents = self._get_document()
        marks = self._get_issue_marks()
        return {
            team.id: {
                **documents[team.id],
                "is_draft": team.state == "draft",
                "seal": (team.document_seal or "")[:16],
                "issued": marks.get(team.id),
            }
            for team in self
        }

    def _get_live_document(self):
        """Return ``{team id: content of the decree}`` as the records say now."""
        return {
            team.id: {
                "page_edition": PAGE_EDITION,
                **team._get_printed_head(),
                **team._get_printed_signer(),
                **team._get_printed_words(),
                "members": [member._get_printed_member() for member in team.member_ids],
            }
            for team in self.sudo()
        }

    def _get_decree_day(self):
        """Return the day whose officials and regulation the decree names."""
        return self.decree_date or self.env.user._get_office_day()

    def _get_printed_head(self):
        """Return number, days and whose team it is."""
        company, day = self.company_id, self.decree_date
        start, end = self.date_start, self.date_end
        return {
            "government": f"PEMERINTAH {company._get_government_title().upper()}",
            "document": self.decree_number or "",
            "version": self.version,
            "replaces": self.previous_id.decree_number or "",
            "place": company._get_signing_place(),
            "date": format_date(day) if day else "",
            "date_iso": fields.Date.to_string(day) or "",
            "start": format_date(start) if start else "",
            "end": format_date(end) if end else "",
            "copies": [
                f"Inspektorat {company._get_government_title()}",
                "Anggota tim yang bersangkutan",
            ],
        }

    def _get_printed_signer(self):
        """Return who issues it: the head of the region, of an agency its head."""
        company = self.company_id
        day = self._get_decree_day()
        head = company._get_officials(HEAD, day).get(company.id)
        title = head.title if head else ""
        employee = (head and head.employee) or self.env["hr.employee"]
        return {
            "office": (self.decree_issuer or title or "." * 20).upper(),
            "signer_title": title or self.decree_issuer or "",
            **employee._get_official_values("signer", day),
        }

    def _get_printed_words(self):
        """Return name, reason and tasks of the team, and the law it stands on."""
        words, company, day = (
            TEAM_WORDS[self.kind],
            self.company_id,
            self._get_decree_day(),
        )
        profile = company._get_profile(day).sudo()
        rule = profile._get_rule(TEAM_DUTIES[self.kind], day)
        law = (rule and rule._get_citation(in_full=True)) or profile.regulation_number
        return {
            "subject": words.get_subject(
                company.name
                if company.parent_id
                else f"Pemerintah {company._get_government_title()}"
            ),
            "reason": words.reason,
            "tasks": list(words.tasks),
            "laws": [law] if law else [],
        }

    def _get_issue_facts(self, content):
        """A government has several teams: what is decreed names the issue."""
        name = f"Keputusan tentang {content['subject']}"
        return {**super()._get_issue_facts(content), "name": name}
