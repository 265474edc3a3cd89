"""What a template says is printed and written, or the template is refused by name."""

from sidocakep_report.typeset.engine import StructureError, VocabularyError
from sidocakep_report.typeset.engine import vocabulary as voc

from .reading import convert, page_texts
from .test_text_document import write

WORD = "Sabda"
SIGNED = '<tr class="{row}"><td>{word}</td><td/></tr><tr><td>Nama</td><td/></tr>'
ROW = '<tr class="{row}"><{cell} class="{look}">{word}</{cell}><td>x</td></tr>'
TABLE = '<table class="{kind}">{head}<tbody>{body}</tbody></table>'
#: Said only where its section goes on overleaf, which an edited text does not know.
ONLY_OVERLEAF = "ts-continued"


def table(kind, body, head=""):
    return TABLE.format(kind=kind, head=head, body=body)


def write_tables():
    """Tables that have the word in a cell, by kind, part of the table, row and cell."""
    for kind in sorted(voc.TABLE_KINDS):
        for row in sorted(voc.CLASSES["tr"] - {ONLY_OVERLEAF}):
            for cell in ("td", "th"):
                said = ROW.format(row=row, cell=cell, look="", word=WORD)
                yield (
                    f"{kind} {row} {cell}",
                    TABLE.format(kind=kind, head="", body=said),
                )
            head = (
                f"<thead>{ROW.format(row=row, cell='th', look='', word=WORD)}</thead>"
            )
            body = "<tr><td>a</td><td>b</td></tr>"
            yield f"{kind} {row} head", table(kind, body, head)
        for look in sorted(voc.CLASSES["td"]):
            said = ROW.format(row="", cell="td", look=look, word=WORD)
            yield f"{kind} {look}", table(kind, said)
    for kind in sorted(voc.ARRANGEMENTS):
        body = SIGNED.format(row=voc.ROW_SPACE, word=f"<p>{WORD}</p><p>lagi</p>")
        yield f"{kind} paragraphs", table(kind, body)


def write_blocks():
    """The word in each block and inline element, with each of its classes."""
    for tag in (
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "div",
        "span",
        "b",
        "i",
        "u",
        "sup",
        "sub",
    ):
        for look in sorted(voc.CLASSES.get(tag, frozenset()) - {"ts-footer"}) or [""]:
            yield f"{tag} {look}", f'<{tag} class="{look}">{WORD}</{tag}>'
    for tag in ("ul", "ol"):
        yield tag, f"<{tag}><li>{WORD}</li></{tag}>"
        yield f"{tag} loose", f"<{tag}>{WORD}<li>a</li></{tag}>"
    for place in ("table", "tbody", "tr"):
        loose = f"<table class='ts-grid'><tr><td>a</td></tr></table><{place}>{WORD}"
        yield f"loose in {place}", loose
    yield "footer", f'<p>a</p><div class="ts-footer">{WORD}</div>'


SAYINGS = dict([*write_tables(), *write_blocks()])


def is_said(say, body):
    """Tell whether the word comes through; a refusal names what it refuses."""
    try:
        return WORD.upper() in say(body).upper()
    except (StructureError, VocabularyError) as error:
        return bool(str(error))


def say_in_print(body):
    return "".join(page_texts(convert(f"<h1>J</h1><h2>J</h2><h3>J</h3>{body}")))


def say_in_text(body):
    parts, _tree = write(f"<h1>J</h1>{body}")
    return (parts["content.xml"] + parts["styles.xml"]).decode()


def test_what_is_said_is_printed():
    lost = [name for name, body in SAYINGS.items() if not is_said(say_in_print, body)]
    assert not lost


def test_what_is_said_is_written():
    """But for the footer, which stays with what proves something (decision 0030)."""
    lost = [name for name, body in SAYINGS.items() if not is_said(say_in_text, body)]
    assert lost == ["footer"]


def test_what_is_said_in_the_room_for_a_signature_is_above_the_name():
    body = SIGNED.format(row=voc.ROW_SPACE, word="Disetujui")
    assert page_texts(convert(table("ts-sign", body))) == ["DisetujuiNama"]
