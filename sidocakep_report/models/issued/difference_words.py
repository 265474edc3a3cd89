"""How the keys of a frozen content are called where two contents are compared."""

from decimal import Decimal

from odoo.tools.translate import LazyTranslate

from odoo.addons.sidocakep_base.engine.figures.indonesian import (
    format_number,
    name_months,
)

from ...engine.issued.difference import LEFT_OUT, NUMBER, write_plain

_lt = LazyTranslate(__name__)

#: Parts that only hold others: the entry below them is what a reader knows.
HOLDERS = frozenset(
    {
        "form_words",
        "sheets",
        "rows",
        "goals",
        "objectives",
        "indicators",
        "figures",
        "table1",
    }
    | {"table2", "children", "parents", "targets"}
)
WORDS = {
    "absorbed": _lt("Of the Ceiling (%)"),
    "achievement": _lt("Achievement"),
    "achievements": _lt("Achievement"),
    "act": _lt("Kind of Document"),
    "action": _lt("Action"),
    "action_counts": _lt("Actions by Status"),
    "actions": _lt("Actions"),
    "address": _lt("Address"),
    "agencies": _lt("Agencies"),
    "agency": _lt("Agency"),
    "agenda": _lt("Agenda"),
    "amount": _lt("Budget"),
    "annexes": _lt("Annexes"),
    "foot": _lt("Below the Table"),
    "agreement": _lt("Performance Agreement"),
    "answer": _lt("What Was Done"),
    "bars": _lt("Chart"),
    "column": _lt("Column"),
    "corrections": _lt("Corrections"),
    "formulas": _lt("Formulas"),
    "from": _lt("Decided in"),
    "handed_in": _lt("Handed In"),
    "heads": _lt("Headings"),
    "is_owed": _lt("Has a Deadline"),
    "letterhead": _lt("Letterhead"),
    "job": _lt("Position"),
    "justification": _lt("Justification"),
    "late_rule": _lt("How Lateness Is Told"),
    "lateness": _lt("Late"),
    "measure": _lt("Measure"),
    "months": _lt("Months"),
    "opinion": _lt("Opinion"),
    "position": _lt("Position"),
    "program": _lt("Programme"),
    "quarters": _lt("Quarters"),
    "proofs": _lt("Evidence"),
    "receipt": _lt("Receipt"),
    "received_on": _lt("Received on"),
    "receiver_note": _lt("Note of the Successor"),
    "review": _lt("Statement of Review"),
    "rka": _lt("RKA"),
    "series": _lt("Chart"),
    "table_1": _lt("Table I"),
    "table_2": _lt("Table II"),
    "whose": _lt("Whose Report"),
    "with_units": _lt("With Its Units"),
    "planner": _lt("Head of Bappeda"),
    "policy": _lt("Why This Figure"),
    "supporting": _lt("What Helped"),
    "unbound": _lt("Annexes That Are Not Bound"),
    "answered": _lt("Answered"),
    "archive": _lt("Archive"),
    "as_of": _lt("As Of"),
    "attendance": _lt("Attendance"),
    "attended": _lt("Present"),
    "attendees": _lt("Attendees"),
    "attention": _lt("Needs Attention"),
    "baseline": _lt("Baseline"),
    "basis": _lt("Basis"),
    "basis_document": _lt("Basis"),
    "basis_text": _lt("Basis"),
    "before_system": _lt("From before the System"),
    "beneficiaries": _lt("Beneficiaries"),
    "by": _lt("By"),
    "capacity": _lt("Capacity"),
    "ceiling": _lt("Ceiling of the DPA"),
    "changed": _lt("Figures That Changed"),
    "changes": _lt("Former Document"),
    "chapters": _lt("Chapters"),
    "code": _lt("Code"),
    "collected": _lt("How It Is Collected"),
    "complete": _lt("Complete"),
    "conclusion": _lt("Conclusion"),
    "contact": _lt("Contact"),
    "copies": _lt("Copies To"),
    "coordinator": _lt("Coordinated by"),
    "cost": _lt("Indicative Cost over the Plan"),
    "count": _lt("How Many Copies"),
    "counted": _lt("What Counts"),
    "counting_count": _lt("Indicators That Count"),
    "counts": _lt("Number by State"),
    "course": _lt("Course of the Meeting"),
    "data_year": _lt("Year of the Data"),
    "date": _lt("Date"),
    "decree": _lt("Decree"),
    "definition": _lt("Operational Definition"),
    "direction": _lt("Direction of the Superior"),
    "document": _lt("Document Number"),
    "documents": _lt("What a Document Prints"),
    "due": _lt("Due"),
    "earlier": _lt("Earlier Follow-Ups"),
    "edition": _lt("Edition"),
    "end": _lt("Last Day"),
    "evaluation": _lt("Evaluation of the Superior"),
    "evaluations": _lt("Notes of the Superior"),
    "excused": _lt("Excused"),
    "facts": _lt("Programmes, Activities and Cost"),
    "far": _lt("Needs Attention"),
    "far2": _lt("Needs Attention in Tabel II"),
    "elsewhere": _lt("Indicators Not on This Form"),
    "effective": _lt("In Force from"),
    "is_change": _lt("Changes Another One"),
    "own_period": _lt("Period of the Target"),
    "own_target": _lt("Target of the Period"),
    "has_budget_rows": _lt("Kegiatan by the DPA"),
    "gaps": _lt("Periods Not in the Performance"),
    "why_empty": _lt("Why Nothing Is Presented"),
    "figure": _lt("Figure"),
    "first": _lt("First Party"),
    "first_year": _lt("First Year"),
    "five_printed": _lt("Achievement against the Plan"),
    "five_target_text": _lt("Target at the End of the Plan"),
    "five_text": _lt("Realisation over the Plan"),
    "follow_ups": _lt("Follow-Ups"),
    "form_id": _lt("Form"),
    "formerly": _lt("Formerly"),
    "formula": _lt("Formula"),
    "goal": _lt("Goal"),
    "government": _lt("Government"),
    "government_name": _lt("Government"),
    "guardian": _lt("In Charge of the Data"),
    "heading": _lt("Heading"),
    "held_at": _lt("Time"),
    "held_on": _lt("Held On"),
    "holder": _lt("Holder"),
    "holder_title": _lt("Position"),
    "holders": _lt("Holders"),
    "in_place": _lt("Signed in Place Of"),
    "indicator": _lt("Indicator"),
    "indicator_count": _lt("Indicators"),
    "indicator_names": _lt("Indicators"),
    "instrument": _lt("Instrument"),
    "invitation": _lt("Invitation"),
    "invited_on": _lt("Invited On"),
    "kept_on": _lt("Content Kept On"),
    "kind": _lt("Kind"),
    "label": _lt("Name"),
    "last": _lt("Last Figure"),
    "last_day": _lt("Last Day"),
    "last_year": _lt("Last Year"),
    "late": _lt("Late"),
    "late_text": _lt("Late"),
    "law": _lt("Regulation"),
    "laws": _lt("Regulation"),
    "level": _lt("Level"),
    "line": _lt("Indicator"),
    "line_count": _lt("Indicators"),
    "lines": _lt("Indicators"),
    "made_of": _lt("Made of"),
    "covered": _lt("Agencies in It"),
    "measured": _lt("Measured"),
    "measured_count": _lt("Measured"),
    "member": _lt("Member"),
    "members": _lt("Members"),
    "method": _lt("Method"),
    "minutes": _lt("Minutes"),
    "missing_years": _lt("Years without Reported Spending"),
    "name": _lt("Name"),
    "nip": _lt("NIP"),
    "no_follow_up": _lt("Why No Follow-Up"),
    "note": _lt("Note"),
    "notes": _lt("Indicators and Links"),
    "number": _lt("Document Number"),
    "number_waits": _lt("Number Filled In by Hand"),
    "objective": _lt("Objective"),
    "obstacle": _lt("Obstacle"),
    "obstacles": _lt("Obstacles"),
    "office": _lt("Decided By"),
    "open": _lt("Open"),
    "overdue": _lt("Release Overdue"),
    "own": _lt("Own Agency"),
    "owner": _lt("Responsible"),
    "papers": _lt("Papers"),
    "paragraphs": _lt("Paragraphs"),
    "past_spent": _lt("Spent of the Plan up to Last Year"),
    "past_text": _lt("Realisation of the Plan up to Last Year"),
    "period": _lt("Period"),
    "person": _lt("Responsible Person"),
    "perspective": _lt("Perspective"),
    "pk_count": _lt("Agreements"),
    "pk_date": _lt("Date of the Agreement"),
    "pk_from": _lt("Agreement In Force From"),
    "pk_number": _lt("Number of the Agreement"),
    "pk_version": _lt("Version of the Agreement"),
    "place": _lt("Place"),
    "plan_absorbed": _lt("Of the Indicative Cost (%)"),
    "plan_spent": _lt("Spent over the Plan"),
    "plan_target": _lt("Target of the Plan"),
    "point": _lt("Point"),
    "post": _lt("Position"),
    "predecessors": _lt("Predecessors"),
    "preface": _lt("Preface"),
    "printed": _lt("Achievement"),
    "purpose": _lt("Purpose"),
    "rank": _lt("Rank"),
    "rating": _lt("Rating"),
    "ratings": _lt("Ratings"),
    "realisation": _lt("Realisation"),
    "plan": _lt("Target of the Plan"),
    "reason": _lt("Reason"),
    "removed": _lt("No Longer Promised"),
    "receiver": _lt("Receiver"),
    "receiving": _lt("Received by"),
    "recipient": _lt("Addressed To"),
    "recipients": _lt("Addressed To"),
    "recommendation": _lt("Recommendation"),
    "red": _lt("Below Target"),
    "region": _lt("Government"),
    "relations": _lt("Relations"),
    "remark": _lt("Remark"),
    "reopenings": _lt("Reopenings and Corrections"),
    "replaces": _lt("Replaces"),
    "represented": _lt("Represented By"),
    "requests": _lt("Requests for Data"),
    "responsible": _lt("Responsible"),
    "reviewed": _lt("Reviewed on"),
    "role": _lt("Role"),
    "rkt": _lt("Target of the RKT"),
    "seal": _lt("Integrity Code"),
    "second": _lt("Second Party"),
    "sections": _lt("Sections"),
    "sender": _lt("Sender"),
    "signed_at": _lt("Signed On"),
    "signed_how": _lt("How It Was Signed"),
    "sent": _lt("Sent On"),
    "sentences": _lt("Sentences"),
    "sheet": _lt("Sheet"),
    "signer": _lt("Signer"),
    "solution": _lt("Solution"),
    "solutions": _lt("Solutions"),
    "source": _lt("Source"),
    "spent": _lt("Spent to Date"),
    "spent_1": _lt("Spent in Quarter I"),
    "spent_2": _lt("Spent in Quarter II"),
    "spent_3": _lt("Spent in Quarter III"),
    "spent_4": _lt("Spent in Quarter IV"),
    "staff": _lt("Staff Involved"),
    "stakeholders": _lt("Stakeholders"),
    "standing": _lt("Standing of the Figure"),
    "start": _lt("First Day"),
    "state": _lt("State"),
    "state_text": _lt("State"),
    "status": _lt("Status"),
    "subject": _lt("About"),
    "summary": _lt("Summary"),
    "superior_note": _lt("Evaluations of the Superior"),
    "superior_notes": _lt("Evaluations of the Superior"),
    "supports": _lt("Supports"),
    "table": _lt("Table"),
    "table2_head": _lt("Heading of Table II"),
    "table2_level": _lt("Heading of Table II"),
    "tables": _lt("Tables"),
    "target": _lt("Target"),
    "tasks": _lt("Tasks"),
    "text": _lt("Text"),
    "text_1": _lt("Quarter I"),
    "text_2": _lt("Quarter II"),
    "text_3": _lt("Quarter III"),
    "text_4": _lt("Quarter IV"),
    "through": _lt("Through"),
    "time": _lt("Time"),
    "title": _lt("Title"),
    "to_date": _lt("To Date"),
    "to_date_text": _lt("Realisation up to This Period"),
    "total": _lt("Total"),
    "unasked": _lt("Of Whom It Is Not Asked"),
    "unasked_text": _lt("Of Whom It Is Not Asked"),
    "unfinished": _lt("Unfinished Work"),
    "unit": _lt("Unit of Measure"),
    "unit_of": _lt("Unit of"),
    "unmeasured": _lt("Not Measured"),
    "unpromised": _lt("Without Agreement"),
    "on_day": _lt("On the Day of the Paper"),
    "unratified": _lt("BLUD not yet Ratified"),
    "untargeted": _lt("Indicators without a Last Target"),
    "updated": _lt("Updated on"),
    "updates": _lt("Figures That Changed"),
    "until": _lt("Period"),
    "value": _lt("Value"),
    "value_high": _lt("Highest Value"),
    "venue": _lt("Venue"),
    "version": _lt("Version"),
    "without": _lt("Without a Figure"),
    "year": _lt("Year"),
    "year_end": _lt("Due in Quarter IV Only"),
    "year_printed": _lt("Achievement of the Year"),
    "year_target": _lt("Target of the Year"),
    "year_target_text": _lt("Target of the Year"),
    "years": _lt("Year"),
    "worded": _lt("Named by Tabel II, Not Measured"),
    "zeros": _lt("Counted as 0"),
}
#: The title of a paper; elsewhere it is that of a person.
HEADINGS = frozenset({("title",), ("form_words", "title")})
#: What a form calls its tables.
TABLES = {("table1",): WORDS["table_1"], ("table2",): WORDS["table_2"]}
#: People of a document, and what is said of each: ``signer_name``.
PEOPLE = {
    "leaver": _lt("Leaver"),
    "received": _lt("Received by"),
    "receiver": _lt("Receiver"),
    "signer": _lt("Signer"),
    "superior": _lt("Superior"),
    "taker": _lt("Note Taker"),
}
FACTS = {
    "from": _lt("From"),
    "name": _lt("Name"),
    "nip": _lt("NIP"),
    "rank": _lt("Rank"),
    "title": _lt("Position"),
}


def write_value(key, value):
    """Return a value of a frozen content as its paper writes it."""
    if value is True:
        return "ya"
    if isinstance(value, float):
        return format_number(Decimal(str(value)), None if value % 1 else 0)
    if key == "months" and isinstance(value, list):
        return name_months(value)
    return write_plain(key, value)


def get_place_text(env, place):
    """Return where a difference stands, in the words of the reader."""
    if place in HEADINGS:
        return env._(WORDS["heading"])
    words = [_get_word(env, part) for part in place if part not in HOLDERS]
    # of what only holds others, the last is a table
    return " › ".join(words) or env._(TABLES.get(place[-1:], WORDS["table"]))


def find_wordless(content):
    """Return the keys of a content that have no word of their own, for the tests.

    >>> sorted(find_wordless({"rows": [{"target": "1", "nonsense": {"id": 2}}]}))
    ['nonsense']
    """
    if isinstance(content, list | tuple):
        return set().union(*map(find_wordless, content))
    if not isinstance(content, dict):
        return set()
    parts = {str(key): part for key, part in content.items() if key not in LEFT_OUT}
    found = {key for key in parts if key not in HOLDERS and not _find_word(key)}
    return found.union(*map(find_wordless, parts.values()))


def _find_word(part):
    """Return the words of a key, one or two, or none."""
    if part in WORDS:
        return [WORDS[part]]
    person, _mark, fact = part.partition("_")
    if person in PEOPLE and fact in FACTS:
        return [PEOPLE[person], FACTS[fact]]
    return []


def _get_word(env, part):
    if part.startswith(NUMBER):
        return env._("No. %(number)s", number=part.removeprefix(NUMBER))
    return " › ".join(env._(word) for word in _find_word(part)) or part
