"""Briefing → a Word document (.docx) with real footnotes: a ZIP of XML files, written without a library."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape as _escape
from xml.sax.saxutils import quoteattr

from kg.ask.origins import Origin
from kg.model import Claim
from kg.present.briefing import sentences
from kg.present.briefing.arrangement import Briefing
from kg.present.briefing.method import method_lines
from kg.present.briefing.related import Relating
from kg.present.terminal.plain import harmless
from kg.present.words import NOBODY, independent_origins

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same briefing gives the same bytes
_SEPARATORS = 2  # footnotes that Word itself wants, before the first one


def briefing_docx(briefing: Briefing) -> bytes:
    """Return the bytes of a Word document; nothing in it is a field, a macro or loaded from elsewhere."""
    written = _Document(briefing)
    body = "".join(written.parts())
    files = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _relations([("officeDocument", "word/document.xml", False)]),
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}'
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" '
        'w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>',
        "word/styles.xml": _STYLES,
        "word/footnotes.xml": written.footnotes(),
        "word/_rels/document.xml.rels": _relations(
            [("styles", "styles.xml", False), ("footnotes", "footnotes.xml", False)]
        ),
        "word/_rels/footnotes.xml.rels": _relations(
            [("hyperlink", address, True) for address in written.addresses]
        ),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, _WHEN), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


class _Document:
    """The body while it is written; a footnote is set where it is first needed, later its number stands."""

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._set: set[int] = set()
        self.addresses: list[str] = []

    def parts(self) -> Iterable[str]:
        briefing, left = self._briefing, self._briefing.left_out
        yield _paragraph(_run(f"Briefing: {briefing.x}"), "Title")
        yield _paragraph(_run(sentences.head(briefing.counts), bold=True))
        for line in (sentences.own_head(briefing.own_counts), sentences.relations_head(briefing)):
            yield _paragraph(_run(line)) if line else ""
        for short in briefing.in_short:
            notes = "".join(map(self._notes, short.origins))
            yield _paragraph(_run(f"{short.of}: ", bold=True) + _run(short.text) + notes, "ListParagraph")
        for number, line in enumerate(method_lines(briefing.method)):
            yield _paragraph(_run(line, bold=not number), "Box")
        for remark in (f"{briefing.understood}.", *briefing.remarks):
            yield _paragraph(_run(remark))
        yield from self._pairs("Where they disagree", briefing.disputes, left["disputes"])
        yield from self._pairs("What changed", briefing.changes, left["changes"])
        yield from self._voices()
        yield from self._groups()
        yield from self._section("Attributed to nobody", briefing.unattributed, "unattributed", named=False)
        yield from self._section(f"What {briefing.x} said", briefing.own, "own")
        yield from self._section(f"Close to {briefing.x}", briefing.near, "near")
        if briefing.sources:
            yield _paragraph(_run("Sources"), "Heading1")
        for document in briefing.sources:
            yield _paragraph(_run(sentences.source_line(document)), "ListParagraph")

    def footnotes(self) -> str:
        """Return the part that holds them all, those that Word wants first."""
        notes = [
            f'<w:footnote w:type="separator" w:id="0">{_paragraph("<w:r><w:separator/></w:r>")}</w:footnote>',
            '<w:footnote w:type="continuationSeparator" w:id="1">'
            f"{_paragraph('<w:r><w:continuationSeparator/></w:r>')}</w:footnote>",
        ]
        for number, claim in enumerate(self._briefing.footnotes, start=1):
            mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
            text = _paragraph(mark + self._footnote(claim), "FootnoteText")
            notes.append(f'<w:footnote w:id="{number + _SEPARATORS - 1}">{text}</w:footnote>')
        return f'{_HEAD}<w:footnotes xmlns:w="{_W}" xmlns:r="{_R}">{"".join(notes)}</w:footnotes>'

    def _footnote(self, claim: Claim) -> str:
        address = sentences.live_link(self._briefing.document(claim))
        where = _run(f" {sentences.publication(claim)}")
        if address:
            self.addresses.append(address)
            where = f'<w:hyperlink r:id="rId{len(self.addresses)}">{where}</w:hyperlink>'
        more = [f"“{sentences.exact_words(claim)}”", sentences.attribution(claim), sentences.place(claim)]
        return where + _run(": " + " — ".join(filter(None, [*more, f"claim {claim.id}"])))

    def _notes(self, origin: Origin) -> str:
        marks = []
        for number in self._briefing.numbers(origin):
            style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            again = number in self._set
            self._set.add(number)
            mark = f'<w:footnoteReference w:id="{number + _SEPARATORS - 1}"/>'
            marks.append(f"<w:r>{style}{f'<w:t>{number}</w:t>' if again else mark}</w:r>")
        return _run(" ").join(marks)

    def _sentence(self, origin: Origin, *, named: bool) -> str:
        who = _run(f"{sentences.name_of(origin)}: ", bold=True) if named else ""
        said = _run(f"{sentences.day_of(origin)} · ") + who + _run(sentences.statement(origin))
        return said + self._notes(origin) + _run(f" ({sentences.where(origin)})")

    def _section(
        self, title: str, origins: Sequence[Origin], part: str, *, named: bool = True
    ) -> Iterable[str]:
        if not origins:
            return
        yield _paragraph(_run(title), "Heading1")
        for origin in origins:
            yield _paragraph(self._sentence(origin, named=named), "ListParagraph")
        yield _more(self._briefing.left_out[part])

    def _voices(self) -> Iterable[str]:
        if self._briefing.voices:
            yield _paragraph(_run("Who said what"), "Heading1")
        for voice in self._briefing.voices:
            name = sentences.short_name(voice.speaker.name) if voice.speaker else NOBODY
            yield _paragraph(_run(name), "Heading2")
            yield _paragraph(_run(sentences.voice_line(voice)))
            for origin in voice.origins:
                yield _paragraph(self._sentence(origin, named=False), "ListParagraph")
            yield _more(voice.more)
        yield _more(self._briefing.left_out["voices"], " speakers")

    def _pairs(self, title: str, pairs: Sequence[Relating], left: int) -> Iterable[str]:
        if pairs:
            yield _paragraph(_run(title), "Heading1")
        for pair in pairs:
            cells = "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="4800" w:type="dxa"/></w:tcPr>'
                f"{_paragraph(_run(sentences.name_of(origin), bold=True))}"
                f"{_paragraph(self._sentence(origin, named=False))}</w:tc>"
                for origin in pair.origins
            )
            yield (
                '<w:tbl><w:tblPr><w:tblW w:w="9600" w:type="dxa"/></w:tblPr><w:tblGrid>'
                '<w:gridCol w:w="4800"/><w:gridCol w:w="4800"/></w:tblGrid>'
                f"<w:tr>{cells}</w:tr></w:tbl>"
            )
            yield _paragraph(_run(f"{sentences.because(pair)}."), "Because")
        yield _more(left)

    def _groups(self) -> Iterable[str]:
        groups = self._briefing.agreements
        if groups:
            yield _paragraph(_run("Who agrees"), "Heading1")
        for group in groups:
            yield _paragraph(_run(f"{independent_origins(group.witnesses)}:", bold=True))
            for one in group.witnesses:
                said = self._sentence(one.origin, named=True) + _run(f" — {one.why}")
                yield _paragraph(said, "ListParagraph")
            yield _paragraph(_run(f"{sentences.because(group)}."), "Because")
        yield _more(self._briefing.left_out["agreements"])


def _more(count: int, what: str = "") -> str:
    return _paragraph(_run(sentences.more_line(count, what)), "Because") if count else ""


def _run(text: str, *, bold: bool = False) -> str:
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    ends = " " if text[-1:] == " " else ""
    begins = " " if text[:1] == " " else ""
    plain = _NO_XML.sub("�", f"{begins}{harmless(text)}{ends}")
    return f'<w:r>{weight}<w:t xml:space="preserve">{_escape(plain)}</w:t></w:r>'


def _paragraph(runs: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{runs}</w:p>"


def _relations(found: Iterable[tuple[str, str, bool]]) -> str:
    mode = ' TargetMode="External"'
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{kind}" Target={quoteattr(target)}'
        f"{mode if outside else ''}/>"
        for number, (kind, target, outside) in enumerate(found, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


_PARTS = {"document": "document.main", "styles": "styles", "footnotes": "footnotes"}
_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{kind}+xml"/>'
        for name, kind in _PARTS.items()
    )
    + "</Types>"
)


def _style(name: str, shown: str, properties: str = "", run: str = "", kind: str = "paragraph") -> str:
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    inside += f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{shown}"/>{inside}</w:style>'


def _border(side: str) -> str:
    return f'<w:{side} w:val="single" w:sz="4" w:space="4" w:color="999999"/>'


_STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" '
    'w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults>'
    + _style("Normal", "Normal")
    + _style("Title", "Title", run='<w:b/><w:sz w:val="40"/>')
    + _style("Heading1", "heading 1", '<w:keepNext/><w:spacing w:before="320"/><w:outlineLvl w:val="0"/>',
             '<w:b/><w:sz w:val="30"/>')
    + _style("Heading2", "heading 2", '<w:keepNext/><w:spacing w:before="200"/><w:outlineLvl w:val="1"/>',
             '<w:b/><w:sz w:val="24"/>')
    + _style("ListParagraph", "List Paragraph", '<w:ind w:left="284"/>')
    + _style("Box", "Box", f'<w:pBdr>{"".join(map(_border, ("top", "left", "bottom", "right")))}</w:pBdr>'
             '<w:spacing w:after="0"/>', '<w:sz w:val="18"/>')
    + _style("Because", "Because", '<w:spacing w:after="200"/>', '<w:i/><w:sz w:val="20"/>')
    + _style("FootnoteText", "footnote text", '<w:spacing w:after="0"/>', '<w:sz w:val="18"/>')
    + _style("FootnoteReference", "footnote reference", run='<w:vertAlign w:val="superscript"/>',
             kind="character")
    + "</w:styles>"
)  # fmt: skip
