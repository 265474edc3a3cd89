"""The name of a file that is handed out."""

#: Characters of what it is, and of its fingerprint.
NAME_LENGTH, MARK_LENGTH = 120, 16


def write_file_name(name: str, mark: str, ending: str) -> str:
    """Return a name that is the same for the same thing, and of no other.

    :param mark: the seal or the hash of it, of which the beginning stands in the name

    >>> write_file_name("PK 2026/Kepala: Uji", "f" * 64, "pdf")
    'PK 2026-Kepala- Uji ffffffffffffffff.pdf'
    """
    name = "".join(c if c.isalnum() or c in " -.," else "-" for c in name)
    return f"{name[:NAME_LENGTH].strip()} {mark[:MARK_LENGTH]}.{ending}"
