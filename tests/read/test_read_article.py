"""What a text shows of itself: title, outlet, date, author, credit, and which parts are the article."""

import json

import pytest
from floors import floor
from hypothesis import given, settings
from hypothesis import strategies as st
from places import SEEDS

from kg.read import read_file
from kg.read.article import read_article

ONE = "The minister said on Monday that taxes would rise."
TWO = "He denied that he had known of it before the vote."


def body_of(text: str) -> list[str]:
    return [span.cut(text) for span in read_article(text)[1]]


def text_of(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    ("file", "title", "outlet", "published", "author", "credit"),
    [
        ("000*", "After their intervention in Kazakhstan, other projects for the “blue helmets” of the CSTO",
         None, None, "Alda Engoian", None),
        ("001*", "Rahmon Names Measures that the CSTO has not yet Adopted for Putin and Lukashenko",
         "OREANDA-NEWS", "2022-01-10", None, "OREANDA-NEWS"),
        ("002*", "Russia-led coalition plans to station troops on the Tajik-Afghan border",
         "TRTWorld", None, "Scott Bertsch", "TRTWorld and agencies"),
        ("003*", "CSTO member countries concerned over terrorism threat to Central Asia from Afghanistan",
         None, None, None, None),
        ("004*", None, "Pravda.Ru", None, None, None),
    ],
)  # fmt: skip
def test_seeds_show_title_outlet_date_author_and_credit(file, title, outlet, published, author, credit):
    (document,) = read_file(next(SEEDS.glob(file)))
    shown = (document.title, document.outlet, document.published, document.author, document.credit)
    assert shown == (title, outlet, published, author, credit)
    assert document.language == "en"


@pytest.mark.parametrize(
    ("file", "first", "last", "paragraphs"),
    [
        ("000*", "After their intervention", "countries of Central Asia”", 7),
        ("001*", "Rahmon Names Measures", "a 'coloured revolution'.", 10),
        ("002*", "Russia-led coalition", "144-kilometer border with Afghanistan.", 11),
        ("003*", "CSTO member countries", "another country from Afghanistan soil.", 18),
        ("004*", "Tajikistan has asked", "enter the Tajik-Afghan border.", 22),
    ],
)
def test_seeds_keep_their_article_and_nothing_around_it(file, first, last, paragraphs):
    (document,) = read_file(next(SEEDS.glob(file)))
    pieces = [span.cut(document.text) for span in document.body]
    assert pieces[0].startswith(first)
    assert pieces[-1].endswith(last)
    assert len(pieces) == paragraphs


@pytest.mark.parametrize(
    ("header", "published"),
    [
        ("10.01.2022, 16:58", "2022-01-10"),
        ("2022-01-10", "2022-01-10"),
        ("2022-01-10T16:58:00+05:00", "2022-01-10T11:58:00Z"),
        ("January 10, 2022", "2022-01-10"),
        ("Published: Monday, 10 January 2022 16:58 GMT", "2022-01-10"),
        ("Updated on Jan. 10th, 2022 at 4:30 p.m. EST", "2022-01-10"),
        ("London, 10 January 2022", "2022-01-10"),
        ("25/01/2022", "2022-01-25"),
        ("10/01/2022", None),  # which is the month?
        ("31.02.2022", None),
    ],
)
def test_date_line_above_the_article_gives_its_date(header, published):
    text = text_of("Oil falls on Monday", header, ONE, TWO)
    assert read_article(text)[0].published == published


def test_ambiguous_date_line_is_still_no_part_of_the_article():
    assert body_of(text_of("Oil falls on Monday", "10/01/2022", ONE)) == ["Oil falls on Monday", ONE]


@pytest.mark.parametrize(
    "sentence",
    [
        "The operation is to be completed by September 11, 2021.",
        "On 10 January 2022 the minister resigned.",
        "By January 10, 2022, the troops will have left the country, he said.",
    ],
)
def test_date_in_a_sentence_is_not_the_date_of_publication(sentence):
    known, body = read_article(text_of(sentence, ONE))
    assert known.published is None
    assert len(body) == 2


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By Jane Doe and Ravi Rao", "Jane Doe, Ravi Rao"),
        ("BY JANE DOE, Associated Press", "JANE DOE"),
        ("By Ludwig van Beethoven | The Daily Star | 5 min read", "Ludwig van Beethoven"),
        ("January 10, 2022 by Jane Doe", "Jane Doe"),
        ("Author: Jane Doe", "Jane Doe"),
        ("By Staff Writer", None),
        ("Posted on 16 September 2021 by admin in World", None),
        ("Posted on 16 September 2021 by Jane Doe", "Jane Doe"),
    ],
)
def test_byline_gives_the_author_and_is_no_part_of_the_article(line, author):
    text = text_of("Oil falls on Monday", line, ONE, TWO)
    assert read_article(text)[0].author == author
    assert body_of(text) == ["Oil falls on Monday", ONE, TWO]


@pytest.mark.parametrize(
    "sentence", ["By Friday the minister had said no.", "By then, Putin and Xi had met."]
)
def test_sentence_that_begins_with_by_is_no_byline(sentence):
    assert body_of(text_of("Oil falls on Monday", sentence, ONE))[1] == sentence


@pytest.mark.parametrize(
    ("opening", "outlet", "published"),
    [
        ("DUSHANBE, Sept 16 (AP) — ", "AP", None),
        ("DUSHANBE, September 16, 2021 (AP) — ", "AP", "2021-09-16"),
        ("(Reuters) - ", "Reuters", None),
        ("MOSCOW, January 10. /TASS/. ", "TASS", None),
        ("EXAMPLE-NEWS. ", "EXAMPLE-NEWS", None),
        ("EXAMPLE.COM - ", "EXAMPLE.COM", None),
        ("HEMPSTEAD, N.Y. — ", None, None),
        ("MINSK – ", None, None),
        ("ISLAMABAD: ", None, None),
    ],
)
def test_agency_header_is_taken_off_the_first_sentence(opening, outlet, published):
    text = text_of("Oil falls on Monday", opening + ONE, TWO)
    known, body = read_article(text)
    assert [span.cut(text) for span in body] == ["Oil falls on Monday", ONE, TWO]
    assert (known.outlet, known.published) == (outlet, published)


@pytest.mark.parametrize(
    "opening",
    [
        "Sen. Ted Cruz (R-Tex) — who lost — said so.",
        "The Collective Security Treaty Organization (CSTO) has expressed concern.",
        "NATO. That is what it is about, he said." ,
        "PUTIN: We will not wait for anyone, whoever he may be.",
        "PUTIN — We will not wait for anyone, whoever he may be.",
        "UKRAINE: We will not wait for anyone, whoever he may be.",
        "PAKISTAN’S PRIME MINISTER: no war",
        "AP: Trump chair routed funds, report says.",
    ],
)  # fmt: skip
def test_opening_that_only_looks_like_an_agency_header_stays(opening):
    assert body_of(text_of("Oil falls on Monday", opening, ONE))[1] == opening


def test_known_outlet_before_the_first_sentence_is_a_header():
    text = text_of("Oil falls on Monday", "The Daily. " + ONE)
    assert read_article(text, outlet="The Daily")[1][1].cut(text) == ONE
    assert read_article(text)[1][1].cut(text) == "The Daily. " + ONE


def test_speakers_of_an_interview_are_not_places():
    text = text_of("Oil falls on Monday", "TRUMP — We will win.", "CLINTON — We will not lose.")
    assert body_of(text)[1:] == ["TRUMP — We will win.", "CLINTON — We will not lose."]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (text_of("Oil falls on Monday", ONE), "Oil falls on Monday"),
        (f"Oil falls on Monday\n{ONE}", "Oil falls on Monday"),
        (text_of("World", "Oil falls on Monday", ONE), "Oil falls on Monday"),
        (text_of("Kabul Falls", "By Jane Doe | Reuters", ONE), "Kabul Falls"),
        (text_of("Oil Falls: Prices Headed Elsewhere.", ONE), "Oil Falls: Prices Headed Elsewhere."),
        (f"Oil falls on Monday\nOil falls on Monday\n{ONE}", "Oil falls on Monday"),
        (text_of(ONE, TWO), None),
        ("Oil falls on Monday", None),
        (text_of("“We will win,”", ONE), None),
        (text_of("He said:", ONE), None),
    ],
)  # fmt: skip
def test_title_is_the_first_line_that_looks_like_one(text, title):
    assert read_article(text)[0].title == title


def test_known_title_is_found_where_the_text_prints_it():
    text = text_of("Oil Falls.", ONE)
    known, body = read_article(text, title="Oil falls")
    assert (known.title, [span.cut(text) for span in body]) == ("Oil Falls.", ["Oil Falls.", ONE])


def test_title_printed_twice_is_in_the_body_once():
    assert body_of(text_of("Oil falls on Monday", "Oil falls on Monday", ONE)) == ["Oil falls on Monday", ONE]


@pytest.mark.parametrize(
    "tail",
    [
        ["Leave a Reply"],
        ["Related Articles", "Leave a Reply", "Your email address will not be published. *"],
        ["Check Also", "Gold rises again • The Daily", "LONDON – Gold rose on Monday for the second …"],
        ["Комментарии"],
        ["12 Comments", "bob: This is what I said all along. The minister lied."],
        ["Back to top button"],
        ["Subscribe to The Daily newsletter!"],
        ["Source: The Daily and agencies", "About Jane Doe", "Jane Doe is a reporter in Paris."],
        ["Jane Doe"],
        ["Reporting by Jane Doe; editing by Ravi Rao"],
        ["Share this:", "Tags: oil, gold"],
        ["© 2022 The Daily. All rights reserved."],
    ],
)  # fmt: skip
def test_lines_below_the_article_are_not_the_article(tail):
    assert body_of(text_of("Oil falls on Monday", ONE, TWO, *tail)) == ["Oil falls on Monday", ONE, TWO]


@pytest.mark.parametrize(
    "line",
    [
        "Related Articles in the paper were wrong, he said.",
        "Comments by the minister angered many.",
        "He told voters to leave a reply on the page.",
        "About Hillary Clinton he said nothing.",
        "Follow the money, the minister said.",
        "Source: unknown, said the minister, who added that nobody would ever learn who wrote the paper that "
        "had been found in the street behind the bank.",
        "“Allahu Akbar,” they cried.",
    ],
)
def test_sentence_with_the_words_of_a_footer_stays(line):
    assert body_of(text_of("Oil falls on Monday", ONE, line, TWO)) == ["Oil falls on Monday", ONE, line, TWO]


def test_article_goes_on_after_a_box_in_its_middle():
    text = text_of("Oil falls on Monday", ONE, "Related Articles", "Gold rises", "Gas rises, too", TWO)
    assert body_of(text) == ["Oil falls on Monday", ONE, TWO]


def test_subheading_stays():
    text = text_of("Oil falls on Monday", ONE, "Threat of war", TWO)
    assert body_of(text) == ["Oil falls on Monday", ONE, "Threat of war", TWO]


@pytest.mark.parametrize(
    "tail",
    [
        ["Follow the money to Facebook, the minister said."],
        ["Source: unknown, the minister said."],
        ["About Jane Doe", "The minister said Jane Doe had lied."],
    ],
)
def test_last_sentences_of_an_article_are_not_taken_for_a_footer(tail):
    assert body_of(text_of("Oil falls on Monday", ONE, TWO, *tail))[-1] == tail[-1]


@pytest.mark.parametrize(
    ("line", "outlet", "credit"),
    [
        ("Source: The Daily", "The Daily", "The Daily"),
        ("Source: TRTWorld and agencies", "TRTWorld", "TRTWorld and agencies"),
        ("Source: Reuters, AFP", None, "Reuters, AFP"),
        ("Source: agencies", None, "agencies"),
        ("Source: https://example.org/a", None, "https://example.org/a"),
        ("Subscribe to Example.Org Telegram channel, Facebook, RSS!", "Example.Org", None),
        ("Subscribe to our newsletter", None, None),
        ("Follow Jane Doe on Twitter @doe", None, None),
    ],
)
def test_last_line_names_the_outlet_or_where_the_report_came_from(line, outlet, credit):
    known, _ = read_article(text_of("Oil falls on Monday", ONE, TWO, line))
    assert (known.outlet, known.credit) == (outlet, credit)


def test_wrapped_lines_are_one_paragraph():
    wrapped = (
        "The minister said on Monday that taxes would rise\n"
        "in the coming year, and denied that he had ever\n"
        "said no."
    )
    text = text_of("Oil falls on Monday", wrapped, TWO)
    assert body_of(text) == ["Oil falls on Monday", wrapped, TWO]


def test_text_of_nothing_but_header_lines_is_read_whole():
    assert body_of("By Jane Doe\nJanuary 10, 2022") == ["By Jane Doe", "January 10, 2022"]


def test_very_long_paragraph_is_cut_at_sentence_ends():
    text = " ".join([ONE] * 2000)
    pieces = body_of(text)
    assert " ".join(pieces) == text
    assert max(map(len, pieces)) <= 20_000
    assert all(piece.endswith(".") for piece in pieces)


@pytest.mark.parametrize("corpus", ["own", "polnear_dev"])
def test_no_word_that_people_marked_lies_outside_the_body(corpus):
    """All articles of a gold, their titles not told."""
    outside = []
    for line in floor(f"attribution.{corpus}").gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        inside = {i for start, end in read_article(row["text"])[1] for i in range(start, end)}
        marked = {
            i
            for attribution in row["attributions"]
            for spans in attribution.values()
            for span in spans
            for i in range(*span)
        }
        outside += [row["text"][i] for i in sorted(marked - inside) if row["text"][i].isalnum()]
    assert outside == []


_LINES = st.sampled_from(
    ["", " ", "\u2028", "Leave a Reply", "Related Articles", "Comments", "Advertisement", "By Jane Doe",
     "10.01.2022", "Source: The Daily", "About Jane Doe", "Jane Doe", "(Reuters) - ", "KABUL — Oil",
     "Oil falls", "\xa0“Oil”\u200b", ONE, TWO]
)  # fmt: skip


@given(st.lists(st.one_of(_LINES, st.text(max_size=40))), st.sampled_from(["\n", "\r\n", "\n\n", " "]))
@settings(max_examples=300)
def test_body_is_in_order_without_overlap_and_without_white_space_at_its_edges(lines, line_end):
    text = line_end.join(lines)
    end = 0
    for span in read_article(text)[1]:
        assert end <= span.start < span.end <= len(text)
        assert span.cut(text) == span.cut(text).strip()
        end = span.end
