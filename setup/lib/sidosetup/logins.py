"""The demo logins, one for each role, as setup/run prints them."""

import csv

from .settings import REPOSITORY

#: Odoo's own administrator of a new database.
ADMINISTRATOR = ("Administrator", "admin", "admin")
GROUP_NAMES = """
SELECT data.name, coalesce(grp.name->>'id_ID', grp.name->>'en_US')
  FROM res_groups grp
  JOIN ir_model_data data ON data.model = 'res.groups' AND data.res_id = grp.id
 WHERE data.module LIKE 'sidocakep%'
"""


def read_logins(server, database):
    """Lines "role  login  password", as a table."""
    found = server.query(GROUP_NAMES, database).splitlines()
    names = dict(line.split("|", 1) for line in found)
    rows = [*choose(demo_users(REPOSITORY), names), ADMINISTRATOR]
    return table([("Peran", "Login", "Sandi"), *rows])


def demo_users(repository):
    """The rows of the addons' demo users."""
    users = []
    for path in sorted(repository.glob("sidocakep_*/demo/res.users.csv")):
        with path.open(newline="") as stream:
            users += csv.DictReader(stream)
    return users


def choose(users, names):
    """One user for each role, preferably one who has no other.

    :param names: printed name of each group, by its XML id without module
    :return: (role, login, password) in the order of the file
    """
    chosen = {}
    for user in users:
        groups = [item.split(".")[-1] for item in user["group_ids/id"].split(",")]
        for group in groups:
            if group not in chosen or len(groups) < chosen[group][0]:
                chosen[group] = (len(groups), user)
    return [
        (names.get(group, group), user["login"], user["password"])
        for group, (_count, user) in chosen.items()
    ]


def table(rows):
    """Rows of text in aligned columns."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
