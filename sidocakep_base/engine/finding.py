"""What every check of the house says: how bad, what is wrong, what mends it.

One vocabulary of severity for plans, coverage, trees, agreements, rules and workbooks,
so that "serious" is the same word wherever a person meets it. What follows from a
serious finding is the document's to say: it keeps a PK from being proposed, a step of a
tree open, a workbook from being applied.
"""

from typing import NamedTuple

SEVERE = "severe"
WARNING = "warning"
INFO = "info"
#: The worst first: the order in which findings are read.
SEVERITIES = (SEVERE, WARNING, INFO)


class Finding(NamedTuple):
    """A thing that is wrong, in words.

    >>> Finding(SEVERE, "The date is missing.", "Enter the date.").severity
    'severe'
    """

    severity: str
    message: str
    remedy: str = ""
