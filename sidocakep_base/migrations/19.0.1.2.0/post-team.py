"""Who had the rights of the monitoring and evaluation team by hand keeps them.

A team of each government takes the place of what was ticked on the logins. It says so
itself, and its next decree names posts.
"""

from odoo import SUPERUSER_ID, Command, api, fields

NAME = "(sebelum sistem)"


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    today = fields.Date.today()
    members = env.ref("sidocakep_base.group_monev").user_ids
    for government, users in members.grouped(lambda u: u.company_id.root_id).items():
        key = {"kind": "monev", "company_id": government.id}
        teams = env["sidocakep.team"]
        drafts = teams.search([(name, "=", value) for name, value in key.items()])
        team = teams._with_workflow_bypass().create(
            {
                **key,
                "version": max([0, *drafts.mapped("version")]) + 1,
                "decree_number": NAME,
                "decree_date": today,
                "decree_issuer": NAME,
                "date_start": today,
                "member_ids": [Command.create({"user_id": user.id}) for user in users],
            }
        )
        team.with_env(env).action_record()
