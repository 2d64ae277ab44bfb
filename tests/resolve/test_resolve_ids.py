"""The ids of what a document names: never one twice, whatever extraction hands on."""

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Attribution, Document, Extraction, Mention, Span
from kg.resolve.document.resolution import resolve_document

TEXT = "CNN, MSNBC and Fox News of Rao and the aides of Rao, court records, which the CNN aides kept."
STARTS = [0, 5, 15, 27, 35, 39, 48, 53, 67, 73]
TYPES = ["PERSON", "ORG", "OTHER", "CONCEPT"]
FORMS = ["name", "description", "pronoun", "concept"]


@st.composite
def odd_mentions(draw: st.DrawFn) -> tuple[Mention, ...]:
    """Draw mentions that lie over each other, begin together, or are there twice."""
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(STARTS), st.integers(1, 25), st.sampled_from(TYPES), st.sampled_from(FORMS)
            ),
            max_size=14,
        )
    )
    mentions = []
    for start, length, kind, form in rows:
        span = Span(start, min(start + length, len(TEXT)))
        text = span.cut(TEXT)
        mentions.append(
            Mention(span, text, kind, form, head=text.split()[-1].lower() if text.split() else "")
        )
    return tuple(sorted(mentions, key=lambda one: (one.span.start, -one.span.end)))


@given(odd_mentions(), st.lists(st.tuples(st.sampled_from(STARTS), st.integers(1, 20)), max_size=4))
def test_no_two_referents_of_a_document_have_one_id(
    mentions: tuple[Mention, ...], channels: list[tuple[int, int]]
) -> None:
    via = tuple(Span(start, min(start + length, len(TEXT))) for start, length in channels)
    said = Attribution(source=(Span(0, 3),), cue=(), content=(Span(5, 20),), kind="indirect", via=via)
    document = Document(id="d1", path="d1.txt", text=TEXT, body=(Span(0, len(TEXT)),))
    resolution = resolve_document(document, Extraction("d1", mentions, (), (said,), "hand 1"))
    ids = [referent.id for referent in resolution.referents]
    assert sorted(ids) == sorted(set(ids))


def test_name_and_description_over_it_have_ids_of_their_own() -> None:
    document = Document(id="d1", path="d1.txt", text=TEXT, body=(Span(0, len(TEXT)),))
    over = Mention(Span(0, 23), "CNN, MSNBC and Fox News", "ORG", "description", head="cnn")
    name = Mention(Span(0, 3), "CNN", "ORG", "name", head="cnn")
    twice = (over, over, name, name)
    resolution = resolve_document(document, Extraction("d1", twice, (), (), "hand 1"))
    assert len({referent.id for referent in resolution.referents}) == len(resolution.referents)


def test_descriptions_of_one_start_and_head_are_one() -> None:
    text = "Aides to the mayor said so."
    document = Document(id="d1", path="d1.txt", text=text, body=(Span(0, len(text)),))
    long = Mention(Span(0, 18), "Aides to the mayor", "PERSON", "description", head="aide")
    short = Mention(Span(0, 5), "Aides", "PERSON", "description", head="aide")
    resolution = resolve_document(document, Extraction("d1", (long, short), (), (), "hand 1"))
    assert [referent.mentions for referent in resolution.referents] == [(0, 1)]
