"""A claim as one sentence: who speaks, the article's cue, the article's content."""

import gzip
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import TESTS

from kg.language.en.saying.between import between_pieces
from kg.language.en.saying.statement import statement_of
from kg.model import Claim, DocumentLine, Filter, Named, Span, Spans, SpeechKind, Wanted, Words
from kg.store.database import Store

ANA = "Ana Silva"


@dataclass(frozen=True)
class Marked:
    """A text with its roles marked: [source], {cue}, <content>."""

    text: str
    roles: dict[str, Spans]

    @classmethod
    def read(cls, marked: str) -> "Marked":
        text, roles, start = "", {"[": [], "{": [], "<": []}, 0
        for character in marked:
            if character in "[{<":
                opened, start = character, len(text)
            elif character in "]}>":
                roles[opened].append(Span(start, len(text)))
            else:
                text += character
        return cls(text, {role: tuple(spans) for role, spans in roles.items()})

    def words(self, role: str) -> Words:
        spans = self.roles[role]
        return Words(" … ".join(span.cut(self.text) for span in spans), spans)


def claim_of(marked: str, speaker: str | None = ANA) -> Claim:
    given = Marked.read(marked)
    content = given.words("<")
    quoted = [span for span in content.spans if span.cut(given.text)[:1] in "“\"'"]
    kind: SpeechKind = (
        "indirect" if not quoted else "direct" if len(quoted) == len(content.spans) else "mixed"
    )
    return Claim(
        id="c", document=DocumentLine("d", "a.txt", None, None, None),
        speaker=Named("p", speaker, "PERSON") if speaker else None,
        source=given.words("["), cue=given.words("{"), content=content, kind=kind,
        modality="asserts", negated=False, via=(), about=(), within=None, confidence=0.9,
        between=between_pieces(given.text, (span for spans in given.roles.values() for span in spans)),
    )  # fmt: skip


# What is marked, whom it means, and the sentence that it makes.
STATEMENTS: list[tuple[str, str | None, str]] = [
    # the cue with all its words
    ("[The FBI] {decided against} <charging Mayor John Carter>.", "FBI",
     "The FBI decided against charging Mayor John Carter"),
    ("[Silva] {did not respond to} <requests for comment>.", ANA,
     "Ana Silva did not respond to requests for comment"),
    ("[She] {called for} <the complete repeal> of it.", ANA, "Ana Silva called for the complete repeal"),
    ("[Silva] {has not ruled out} <a strike>.", ANA, "Ana Silva has not ruled out a strike"),
    ("[Silva] {is expected to say} <prices fell>.", ANA, "Ana Silva is expected to say prices fell"),
    ("[Silva] {went on to say} <that the dam leaks>.", ANA, "Ana Silva went on to say that the dam leaks"),
    ("[She] {didn’t think} <it would rain>.", ANA, "Ana Silva didn’t think it would rain"),
    ("[He]{’s hoping} <for rain>.", "Ivo Ott", "Ivo Ott’s hoping for rain"),
    # who speaks
    ("[Silva] {said} <taxes rose>.", ANA, "Ana Silva said taxes rose"),
    ("[Ms. Silva] {said} <taxes rose>.", ANA, "Ana Silva said taxes rose"),
    ("[Mayor Ana Silva] {said} <taxes rose>.", ANA, "Mayor Ana Silva said taxes rose"),
    ("[Mayor Silva] {said} <taxes rose>.", ANA, "Mayor Silva said taxes rose"),
    ("[the mayor] {said} <taxes rose>.", ANA, "Ana Silva (the mayor) said taxes rose"),
    ("[I] {think} <taxes rose>.", ANA, "Ana Silva (I) think taxes rose"),
    ("[Ana Silva, the mayor], {said} <taxes rose>.", ANA, "Ana Silva, the mayor, said taxes rose"),
    ("[It] {said} <taxes rose>.", "staff letter", "It (staff letter) said taxes rose"),
    ("farmers [who] {said} <taxes rose>.", "farmers", "farmers said taxes rose"),
    ("[They] {said} <taxes rose>.", "advisers", "advisers said taxes rose"),
    ("[Silva and Ott] {said} <taxes rose>.", ANA, "Silva and Ott said taxes rose"),
    ("[officials] {said} <taxes rose>.", None, "officials said taxes rose"),
    ("[His] {claim} <that taxes rose> is false.", "Ivo Ott", "Ivo Ott’s claim that taxes rose"),
    ("[Silva’s] {claim} <that taxes rose> is false.", ANA, "Ana Silva’s claim that taxes rose"),
    ("There was {a claim} <that taxes rose>.", None, "a claim that taxes rose"),
    ("He sang {and promised} <to come back>.", ANA, "Ana Silva and promised to come back"),
    ("[He] {said} <taxes rose>.", ANA, "He said taxes rose"),
    ("[he] {said} <taxes rose>.", "officials", "he (officials) said taxes rose"),
    ("[Mr. Silva] {said} <taxes rose>.", ANA, "Mr. Silva said taxes rose"),
    ("[Mr. Silva] {said} <taxes rose>.", "Ivo Silva", "Ivo Silva said taxes rose"),
    # behind or inside what was said
    ("<“It is quiet,”> [she] {told} The Karva Post. She left.", ANA,
     "Ana Silva told The Karva Post: “It is quiet,”"),
    ("<The border is quiet>, [she] {said on “Good Morning.”} He left.", ANA,
     "The border is quiet, Ana Silva said on “Good Morning.”"),
    ("<“The border is quiet,”> {said} [Silva].", ANA, "Ana Silva said: “The border is quiet,”"),
    ("<“The border is quiet,”> [she] {said}.", ANA, "Ana Silva said: “The border is quiet,”"),
    ("<“The border,”> [she] {said}, <“is quiet.”>", ANA, "Ana Silva said: “The border,” … “is quiet.”"),
    ("<“It is quiet,”> {said} [Ana Silva, the mayor].", ANA, "Ana Silva, the mayor, said: “It is quiet,”"),
    ("<The border is quiet>, [the mayor] {said}.", ANA, "Ana Silva (the mayor) said: The border is quiet"),
    ("<Taxes>, [Silva] {said}, <will rise>.", ANA, "Taxes, Ana Silva said, will rise"),
    ("<what> [farmers] {say} <they need>", None, "what farmers say they need"),
    ("<“It is quiet,”> [she] {told} reporters.", ANA, "Ana Silva told reporters: “It is quiet,”"),
    # before what was said, with marks
    ("[Silva] {said}: <“It is quiet.”>", ANA, "Ana Silva said: “It is quiet.”"),
    ("[Silva] {said} <“it is quiet”>.", ANA, "Ana Silva said “it is quiet”"),
    ("[Silva] {said} <the border was “quiet”>.", ANA, "Ana Silva said the border was “quiet”"),
    ('[Silva] {said}, <"It is quiet.">', ANA, 'Ana Silva said: "It is quiet."'),
    # words between the pieces
    ("[Silva] {told} the council on Monday <that taxes rose>.", ANA,
     "Ana Silva told the council on Monday that taxes rose"),
    ("[Silva] {told} the Voice of America <that taxes rose>.", ANA,
     "Ana Silva told the Voice of America that taxes rose"),
    ("[Silva] {testified}, for example, <that taxes rose>.", ANA,
     "Ana Silva testified, for example, that taxes rose"),
    ("[Silva] {said} late on Monday <that taxes rose>.", ANA,
     "Ana Silva said late on Monday that taxes rose"),
    ('[Silva] {cabled} the ministry: <"It is quiet.">', ANA, 'Ana Silva cabled the ministry: "It is quiet."'),
    ("[Silva] on Monday {vowed} <to stay>.", ANA, "Ana Silva on Monday vowed to stay"),
    ("[Silva] never {conceded} <that taxes rose>.", ANA, "Ana Silva never conceded that taxes rose"),
    ("[No one] in office {would swear} <that taxes rose>.", None,
     "No one in office would swear that taxes rose"),
    ("[She] had left early, {grumbling} <that taxes rose>.", ANA,
     "Ana Silva had left early, grumbling that taxes rose"),
    ("It {was conceded} by [Silva] <that taxes rose>.", ANA, "It was conceded by Ana Silva that taxes rose"),
    ("It {is feared that} <taxes rose>.", None, "It is feared that taxes rose"),
    ("There {was talk} among [farmers] <that taxes rose>.", None,
     "There was talk among farmers that taxes rose"),
    ("<“It is quiet,”> [she] {told} the Voice of America after the vote.", ANA,
     "Ana Silva told the Voice of America: “It is quiet,”"),
    ("<“It is quiet,”> [she] {told} reporters in Karva.", ANA, "Ana Silva told reporters: “It is quiet,”"),
    ("<“It is quiet,”> [she] {remarked of} the border.", ANA,
     "Ana Silva remarked of the border: “It is quiet,”"),
    ("<“It is quiet,”> {told} [the mayor] <“and I will stay.”>", ANA,
     "Ana Silva (the mayor) told …: “It is quiet,” … “and I will stay.”"),
    ("All left. Miss Ott {was cautioned} by [the mayor] <to stay>.", None,
     "Miss Ott was cautioned by the mayor to stay"),
    # who speaks within a sentence of the content
    ("<“It is quiet,”> [she] {remarked of} <crossing the border>.", ANA,
     "“It is quiet,” Ana Silva remarked of crossing the border"),
    ("<Instead>, [Silva] {vowed}, <“we will stay.”>", ANA, "Instead, Ana Silva vowed, “we will stay.”"),
    ("<The dam>, {vowed} [Silva], <“will stay.”>", ANA, "The dam, vowed Ana Silva, “will stay.”"),
    ("<The dam is an “old friend”>, [Silva] {vowed}. <“We stay.”>", ANA,
     "Ana Silva vowed: The dam is an “old friend” … “We stay.”"),
    ("{According to} [Silva], <“it is quiet.”>", ANA, "According to Ana Silva, “it is quiet.”"),
    # words that are left out
    ("[Silva] stood up and {vowed} <to stay>.", ANA, "Ana Silva vowed to stay"),
    ("[Silva], who won the vote, {vowed} <to stay>.", ANA, "Ana Silva vowed to stay"),
    ("[Silva, Ott and Lee] went there and {vowed} <to stay>.", None, "Silva, Ott and Lee vowed to stay"),
    ("<“We stay,”> {vowed} [Silva, Ott and Lee].", None, "Silva, Ott and Lee vowed: “We stay,”"),
    ("[Silva] {told} “Good Morning” <that taxes rose>.", ANA,
     "Ana Silva told “Good Morning” that taxes rose"),
    ("<“We stay,”> [she] {told} “Good Morning.” He left.", ANA, "Ana Silva told “Good Morning”: “We stay,”"),
    ("[Silva] {told} the “friends she had <that taxes rose>.", ANA, "Ana Silva told … that taxes rose"),
    ("[Silva] {told} the farmers’ union <that taxes rose>.", ANA,
     "Ana Silva told the farmers’ union that taxes rose"),
    ("<“We stay,”> [she] {told} 2,267 farmers, all of them poor.", ANA,
     "Ana Silva told 2,267 farmers: “We stay,”"),
    ("[Silva] {spoke}. The mayor thinks <that taxes rose>.", ANA, "Ana Silva spoke … that taxes rose"),
    ("[Silva] {told} those who had come to the market hall from all the villages of the valley and beyond it"
     " <that taxes rose>.", ANA, "Ana Silva told … that taxes rose"),
    # marks and commas that the article sets beside the pieces
    ('[Silva] {expects} <a life “in peace>.”', ANA, "Ana Silva expects a life “in peace.”"),
    ('[Silva] {expects} <a life "in peace>" for all.', ANA, 'Ana Silva expects a life "in peace"'),
    ('[Silva] {expects} <a life in peace>" for all.', ANA, "Ana Silva expects a life in peace"),
    ("[Silva] {vowed} “<a life in peace” for all>.", ANA, "Ana Silva vowed “a life in peace” for all"),
    ("<The dam will hold>, [Silva] {conceded}, <that is all>.", ANA,
     "The dam will hold, Ana Silva conceded, that is all"),
    ("[Silva] {conceded}:\n\n<Taxes rose>", ANA, "Ana Silva conceded: Taxes rose"),
    ("[Silva] {conceded}  <taxes rose>", ANA, "Ana Silva conceded taxes rose"),
    ("A sign, [Silva] {conceded}, <that taxes rose>.", ANA, "Ana Silva conceded that taxes rose"),
    # in the order of the article
    ("<Taxes rose>, {according to} [Silva].", ANA, "Taxes rose, according to Ana Silva"),
    ("{According to} [the mayor], <taxes rose>.", ANA, "According to Ana Silva (the mayor), taxes rose"),
    ("<The plan> {was rejected} by [voters].", None, "The plan was rejected by voters"),
    ("<The firm> {is said} <to have lied>.", None, "The firm is said to have lied"),
    ("<The tax> {is opposed by} [Silva].", ANA, "The tax is opposed by Ana Silva"),
    # without a cue, or with a sign for one
    ("<“It will rain.”>", ANA, "Ana Silva: “It will rain.”"),
    ("<“It will rain.”>", None, "“It will rain.”"),
    ("[SILVA]{:} <It will rain.>", ANA, "Ana Silva: It will rain."),
    ("<Tax must be fair> {-} [Lee]", "Ann Lee", "Ann Lee - Tax must be fair"),
    # on one line
    ("[Silva] {said} <taxes\nrose>.", ANA, "Ana Silva said taxes rose"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "speaker", "sentence"), STATEMENTS)
def test_statement_is_the_words_of_the_article(marked: str, speaker: str | None, sentence: str):
    assert statement_of(claim_of(marked, speaker)) == sentence


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        ("… It leaked.”", "Ana Silva said … “It leaked.”"),
        ('… It leaked."', 'Ana Silva said … "It leaked."'),
        ("“It leaked. …", "Ana Silva said “It leaked. …”"),
        ("… it “leaked” and broke", "Ana Silva said … it “leaked” and broke"),
        ("… it’s Ott’s dam", "Ana Silva said … it’s Ott’s dam"),
        ("… it’s the voters’ dam", "Ana Silva said … it’s the voters’ dam"),
    ],
)
def test_part_of_a_quotation_stands_in_both_its_marks(part: str, shown: str):
    assert statement_of(claim_of("[Silva] {said} <it was late, and the dam leaked>."), part) == shown


def test_part_of_the_content_may_stand_for_it():
    claim = claim_of("[Silva] {said} <it was late, and the dam leaked>.")
    assert statement_of(claim, "… the dam leaked") == "Ana Silva said … the dam leaked"


@pytest.mark.parametrize(("marked", "speaker", "sentence"), STATEMENTS)
def test_no_word_is_added_and_none_changes_place_within_its_role(
    marked: str, speaker: str | None, sentence: str
):
    text, claim = Marked.read(marked).text, claim_of(marked, speaker)
    rest = sentence
    for name in filter(None, [speaker, *(claim.source.text.split())]):
        rest = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", rest)
    assert set(_words(rest)) <= set(_words(text)) | {"s"}
    for role in (claim.cue, claim.content):
        assert _stand_in_order(_words(role.text), _words(sentence))


MARKS = '“”"«»„'
_text = st.text(alphabet="ab “”\"'.,?\n", min_size=1, max_size=12).filter(lambda text: bool(text.strip()))


@given(pieces=st.permutations(["[", "{", "<"]), texts=st.tuples(_text, _text, _text))
def test_quotation_marks_are_those_of_the_article(pieces: list[str], texts: tuple[str, str, str]):
    ends = {"[": "]", "{": "}", "<": ">"}
    marked = " and then ".join(f"{one}{text}{ends[one]}" for one, text in zip(pieces, texts, strict=True))
    claim = claim_of(marked)
    sentence = statement_of(claim)
    told = claim.source.text + claim.cue.text + claim.content.text
    for mark in MARKS:
        assert sentence.count(mark) <= told.count(mark)
    for role in (claim.cue, claim.content):
        assert " ".join(role.text.split()) in sentence


def test_law_holds_in_a_store_that_was_made_long_ago(tmp_path: Path):
    """Every word but who speaks, and every mark, stands in the article, in the order of its role."""
    path = tmp_path / "kg.db"
    path.write_bytes(gzip.decompress((TESTS / "golden" / "store_v6.db.gz").read_bytes()))
    with Store.open(path) as store:
        claims = store.claims.list(Wanted(Filter(all=True)))
        texts = {claim.document.id: store.documents.get(claim.document.id).text for claim in claims}
    assert len(claims) == 99
    for claim in claims:
        spans = (*claim.source.spans, *claim.cue.spans, *claim.content.spans)
        text = texts[claim.document.id]
        told = " ".join([*(span.cut(text) for span in spans), *(one.text for one in claim.between)])
        assert all(text.startswith(one.text, one.start) for one in claim.between)
        assert all(claim.statement.count(mark) <= told.count(mark) for mark in MARKS)
        speaker = _words(claim.speaker.name) if claim.speaker else []
        assert set(_words(claim.statement)) <= {*_words(told), *speaker, "s"}
        assert all(
            _stand_in_order(_words(role.text), _words(claim.statement)) for role in (claim.cue, claim.content)
        )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _stand_in_order(some: list[str], all_of_them: list[str]) -> bool:
    rest = iter(all_of_them)
    return all(word in rest for word in some)
