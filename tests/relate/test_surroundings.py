from kg.relate.surroundings import surroundings

TEXT = 'It rained. The mayor said the bridge is safe, after a storm. "It will hold," he added.'


def at(part: str) -> tuple[int, int]:
    start = TEXT.index(part)
    return start, start + len(part)


def test_the_words_around_a_content_end_with_its_sentence() -> None:
    before, content, after = surroundings(TEXT, [at("the bridge is safe")])
    assert (before, content, after) == ("The mayor said", "the bridge is safe", ", after a storm.")


def test_spans_of_a_content_are_joined() -> None:
    before, content, after = surroundings(TEXT, [at("the bridge is safe"), at("after a storm")])
    assert (before, content, after) == ("The mayor said", "the bridge is safe after a storm", ".")
