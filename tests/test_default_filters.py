"""Filters by which a list opens narrow it: two of one group would widen each other.

Filters that stand in a search view without a separator between them are an OR.
"""

import re
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).parents[1]
DEFAULT = re.compile(r"search_default_(\w+)")


def read_records():
    """Yield ``(model, {field: element}, id)`` of the records of all views."""
    for path in sorted(ROOT.glob("sidocakep_*/views/**/*.xml")):
        for record in etree.parse(path).iter("record"):
            fields = {item.get("name"): item for item in record.iterchildren("field")}
            yield record.get("model"), fields, record.get("id")


def group_filters(search):
    """Return the names of the filters with a domain, by what stands together."""
    groups = [[]]
    for item in search:
        if item.tag == "separator":
            groups.append([])
        elif item.tag == "filter" and item.get("domain"):
            groups[-1].append(item.get("name"))
    return groups


def test_no_list_opens_with_two_filters_of_one_group():
    groups, widened = {}, []
    records = list(read_records())
    for model, fields, _name in records:
        if model == "ir.ui.view" and {"arch", "model"} <= fields.keys():
            for search in fields["arch"].iter("search"):
                found = groups.setdefault(fields["model"].text, [])
                found += group_filters(search)
    for model, fields, name in records:
        if (
            model == "ir.actions.act_window"
            and {"context", "res_model"} <= fields.keys()
        ):
            asked = set(DEFAULT.findall(fields["context"].text or ""))
            widened += [
                (name, sorted(both))
                for group in groups.get(fields["res_model"].text, ())
                if len(both := asked.intersection(group)) > 1
            ]
    assert groups
    assert widened == []
