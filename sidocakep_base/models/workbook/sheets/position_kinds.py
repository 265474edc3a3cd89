"""The kind of a position that a list of the personnel office does not say.

Such a list has the eselon and the name. A position without a kind stands in no rule:
its holder, even the head of an agency, would get the login of a pelaksana.
"""

from ....engine.workbook import normalize
from .pending import Pending

#: Eselon that is of one kind wherever it is.
_BY_ECHELON = {"functional": "functional", "pelaksana": "pelaksana"}
#: Below the Sekretaris Daerah the same eselon has names of its own.
_OF_SETDA = {
    "iii_a": "bureau_head",
    "iv_a": "subsection_head",
    "iv_b": "subsection_head",
}
_OF_OTHERS = {"iii_b": "administrator", "iv_a": "supervisor", "iv_b": "supervisor"}
#: How the name begins, by eselon; the first that fits.
_BY_NAME = {
    "ii_a": (("sekretaris daerah", "sekda"),),
    "ii_b": (
        ("asisten", "asisten"),
        ("staf ahli", "staf_ahli"),
        ("kepala dinas", "head"),
        ("kepala badan", "head"),
        ("inspektur", "head"),
        ("sekretaris dprd", "head"),
        ("sekretaris dewan", "head"),
    ),
    "iii_a": (("sekretaris", "secretary"), ("camat", "head")),
    "iii_b": (("sekretaris", "secretary"), ("sekcam", "secretary")),
}
#: Of which an agency has one: a second is not told by its name alone.
ONE_AN_AGENCY = ("head", "sekda")


def has_kind(jobs, kind):
    """Tell whether one of the agency's positions, of the file too, is of a kind.

    :param jobs: ``{name: positions, pending or not}``
    """
    return any(
        job.vals.get("position_kind_id") == kind.id
        if isinstance(job, Pending)
        else job.position_kind_id == kind
        for named in jobs.values()
        for job in named
    )


def kind_code_of(echelon, name, agency_kind):
    """Return the code of the kind that eselon and name tell, or ``""``.

    What they do not tell (a III.a that is neither Sekretaris nor Camat) stays open.

    >>> kind_code_of("iii_b", "Kepala Bidang Mutasi", "badan")
    'administrator'
    >>> kind_code_of("ii_b", "Kepala Dinas Sosial", "dinas")
    'head'
    >>> kind_code_of("iv_a", "Kepala Subbagian Tata Usaha", "setda")
    'subsection_head'
    >>> kind_code_of("iii_a", "Kepala Bagian Hukum", "bagian")
    'bureau_head'
    >>> kind_code_of("iii_a", "Kepala Kantor", "other"), kind_code_of(None, "", "")
    ('', '')
    """
    words = normalize(name)
    for start, code in _BY_NAME.get(echelon, ()):
        if words.startswith(start):
            return code
    by_agency = _OF_SETDA if agency_kind in ("setda", "bagian") else _OF_OTHERS
    return by_agency.get(echelon) or _BY_ECHELON.get(echelon, "")
