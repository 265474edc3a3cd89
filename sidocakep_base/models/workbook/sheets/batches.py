"""What of a workbook goes in at once: the people of a large office part by part."""

from .pending import Pending

#: New or changed files of people in a part. Each, with its login, takes thirty
#: milliseconds of a processor, and a job of the queue has a minute.
PEOPLE = 250
_FILE, _LOGIN = "hr.employee", "res.users"


def cut(pendings, after=0):
    """Return pending records in parts, each of which can be written by itself.

    All that is not of people goes with the first of them. What a part points at comes
    along, so that it can be tried alone; logins are pointed at by their files.

    :param after: row of the last person who is written already; nothing but people is
        left then
    :return: at least one list
    """
    people = [item for item in pendings if item.model == _FILE and item.row > after]
    others = [item for item in pendings if item.model not in (_FILE, _LOGIN)]
    rows = sorted({item.row for item in people})
    parts = [] if after else [others]
    for start in range(0, len(rows), PEOPLE):
        first, last = rows[start], rows[start : start + PEOPLE][-1]
        part = [item for item in people if first <= item.row <= last]
        if start or after:
            parts.append(part)
        else:
            parts[0] += part
    return [_with_dependencies(part) for part in parts or [[]]]


def last_row(part):
    """Return the row of the last person of a part."""
    return max(item.row for item in part if item.model == _FILE)


def _with_dependencies(items: list[Pending]):
    found = {}
    waiting = items[::-1]
    while waiting:
        item = waiting.pop()
        if id(item) not in found:
            found[id(item)] = item
            waiting += item.dependencies()
    return list(found.values())
