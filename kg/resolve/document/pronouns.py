"""Pronouns within one document: who "he", "she", "it", "they" and, inside a quotation, "I" and "we" are.

Descriptions that news uses like pronouns ("the businessman", "the statement") are found in the same way.

Scores are small hand-set numbers: recency first, then subjects and whoever spoke last. A pronoun that
no candidate fits stays unplaced.
"""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from math import log2

from kg.language.en.fold import fold_words
from kg.language.word_lists import read_words
from kg.model import Attribution, Mention
from kg.resolve.document.cluster_genders import gender_of, gender_of_description
from kg.resolve.document.clusters import Cluster, Clusters
from kg.resolve.document.offices import may_be_called, role_words
from kg.resolve.document.source_mentions import innermost_around, lies_in
from kg.resolve.document.variations import find_issued, issuer_of

FIRST_PERSON = read_words("grammar/first_person")
GENDERS = {"he": "male", "him": "male", "his": "male", "himself": "male",
           "she": "female", "her": "female", "hers": "female", "herself": "female"}  # fmt: skip
THINGS = frozenset({"it", "its", "itself"})
MANY = read_words("grammar/pronouns_of_many")
# Fitted on GUM's dev part: of 720 pronouns for persons the one gives 23 more right ones, the other 17.
SALIENCE = 0.6  # for each doubling of mentions so far
CONTINUITY = 3.0  # where both open their sentences, one after the other
SAME_SENTENCE = 2.0  # outside of all contents
MAX_DOUBLINGS = 4
MAX_SENTENCES_BACK = 5
MAX_SENTENCES_BACK_FOR_THINGS = 2
MAX_SENTENCES_ALONE = 2
MAX_MENTIONS_BACK_IN_CONTENT = 12
MAX_SENTENCES_TO_QUOTATION = 2
MAX_SENTENCES_BACK_FOR_VARIATIONS = 3


class PronounResolver:
    """Places the pronouns of one document, in reading order, as speakers become known."""

    def __init__(
        self,
        clusters: Clusters,
        attributions: Sequence[Attribution],
        sources: Sequence[int | None],
        variations: Collection[int] = (),
    ) -> None:
        self._clusters = clusters
        self._attributions = attributions
        self._sources = sources  # the mention that each attribution's source is about
        self._source_mentions = {mention for mention in sources if mention is not None}
        self._saying = {mention: index for index, mention in enumerate(sources) if mention is not None}
        self._spoken = sorted(self._source_mentions)
        self._around = innermost_around(clusters.mentions, attributions)
        self._variations = variations
        persons = [cluster for cluster in clusters.all() if cluster.kind == "PERSON" and cluster.named]
        self._most_named = max(persons, key=lambda cluster: len(cluster.members), default=None)
        self._issued = find_issued(clusters.mentions, self._source_mentions)

    def place_pronouns(self) -> None:
        """Place third persons first, since first persons mean speakers, who may be third persons."""
        mentions = self._clusters.mentions
        pronouns = [
            index
            for index, mention in enumerate(mentions)
            if mention.form == "pronoun" or index in self._variations or index in self._issued
        ]
        for index in pronouns:
            if self._clusters.of(index) is None and mentions[index].text.lower() not in FIRST_PERSON:
                self._place(index, self._find_third_person(index))
        for index in pronouns:
            if self._clusters.of(index) is None and mentions[index].text.lower() in FIRST_PERSON:
                self._place(index, self._find_first_person(index))

    def _place(self, index: int, cluster: Cluster | None) -> None:
        if cluster is None:
            return
        word = self._clusters.mentions[index].text.lower()
        why = ""
        if index in self._variations or index in self._issued:
            name = max(cluster.keys, key=len, default="")
            why = f'"{self._clusters.mentions[index].text}" is who was named just before, "{name}"'
        self._clusters.add(index, cluster, why)
        cluster.gender = cluster.gender or GENDERS.get(word)

    def _find_first_person(self, index: int) -> Cluster | None:
        """Return the speaker of the quotation around a first person; where it goes on, who began it."""
        mention = self._clusters.mentions[index]
        around = self._around.get(index)
        if around is None and mention.quoted:
            return self._quoted_just_before(index)
        if around is None or not (mention.quoted or self._attributions[around].kind != "indirect"):
            return None
        source = self._sources[around]
        return None if source == index else self._clusters.of(source)

    def _quoted_just_before(self, index: int) -> Cluster | None:
        sentence = self._clusters.mentions[index].sentence
        for position in range(bisect_left(self._spoken, index) - 1, -1, -1):
            earlier = self._spoken[position]
            if sentence - self._clusters.mentions[earlier].sentence > MAX_SENTENCES_TO_QUOTATION:
                break
            if not self._clusters.mentions[earlier].quoted:
                quoting = self._attributions[self._saying[earlier]].kind != "indirect"
                return self._clusters.of(earlier) if quoting else None
        return None

    def _find_third_person(self, index: int) -> Cluster | None:
        word = self._clusters.mentions[index].text.lower()
        if index in self._issued:
            return issuer_of(self._clusters, index, self._source_mentions)
        if word in THINGS and index not in self._source_mentions:
            return self._find_thing(index, word)
        last_speaker = self._last_speaker(index)
        best: Cluster | None = None
        best_score = 0.0
        for earlier, cluster in self._clusters.before(index):
            distance = self._clusters.mentions[index].sentence - self._clusters.mentions[earlier].sentence
            if distance > self._reach(index, word):
                break
            if not self._fits(index, earlier, cluster):
                continue
            score = self._score(index, earlier, cluster) + 2.0 * (cluster is last_speaker)
            if score > best_score:
                best, best_score = cluster, score
        return best

    def _find_thing(self, index: int, word: str) -> Cluster | None:
        """Return what "it" surely is: the body that says so, or for "its" the subject of its own sentence.

        Elsewhere "it" is often nothing at all ("it is time").
        """
        pronoun, around = self._clusters.mentions[index], self._around.get(index)
        if around is not None and self._attributions[around].kind == "indirect":
            speaker = self._clusters.of(self._sources[around])
            first = not any(
                self._clusters.mentions[earlier].role == "subject" and self._around.get(earlier) == around
                for earlier in range(max(0, index - MAX_MENTIONS_BACK_IN_CONTENT), index)
            )
            if speaker and speaker.kind == "BODY" and pronoun.role == "subject" and first:
                return speaker
        for earlier, cluster in self._clusters.before(index):
            other = self._clusters.mentions[earlier]
            if word != "its" or other.sentence != pronoun.sentence:
                return None
            if other.role == "subject":
                return cluster if cluster.kind in {"BODY", "PLACE"} and other.number == "singular" else None
        return None

    def _reach(self, index: int, word: str) -> int:
        if index in self._variations:
            return MAX_SENTENCES_BACK_FOR_VARIATIONS
        return MAX_SENTENCES_BACK if word in GENDERS else MAX_SENTENCES_BACK_FOR_THINGS

    def _fits(self, index: int, earlier: int, cluster: Cluster) -> bool:
        """Tell whether a pronoun may mean a cluster mentioned before it, at that mention."""
        pronoun, other = self._clusters.mentions[index], self._clusters.mentions[earlier]
        word = pronoun.text.lower()
        agrees = (
            self._is_called(index, cluster) if index in self._variations else _agrees(word, cluster, other)
        )
        if not agrees or other.span.overlaps(pronoun.span):
            return False
        own = self._saying.get(index)
        if own is not None and lies_in(other.span, self._attributions[own].content):
            return False  # who says it is not named in what is said
        same_sentence = pronoun.sentence == other.sentence
        if word in THINGS | MANY and not same_sentence and not self._stands_alone(index):
            return False  # its own sentence names something before it
        around = self._around.get(index)
        if (
            around is not None
            and self._attributions[around].kind == "direct"
            and self._sources[around] == earlier
        ):
            return False  # in their own words speakers are "I"
        argument = same_sentence and pronoun.role == "object" and other.role == "subject"
        return not (argument and around == self._around.get(earlier))

    def _goes_on(self, earlier: int, index: int) -> bool:
        """Tell whether one sentence begins with a pronoun and that before it with who may be meant."""
        one, other = self._clusters.mentions[index], self._clusters.mentions[earlier]
        told = earlier in self._around or index in self._around
        return one.sentence - other.sentence == 1 and not told and self._opens(index) and self._opens(earlier)

    def _opens(self, index: int) -> bool:
        """Tell whether a mention is the subject that a sentence begins with."""
        own = self._clusters.mentions[index]
        first = index == 0 or self._clusters.mentions[index - 1].sentence != own.sentence
        return first and own.role == "subject"

    def _is_called(self, index: int, cluster: Cluster) -> bool:
        """Tell whether a description means a person: by a role that says so, or because no other is near.

        Nobody calls himself so: "Rao said the candidate ...".
        """
        noun, around = self._clusters.mentions[index], self._around.get(index)
        if not _may_be_called(noun, cluster):
            return False
        if around is not None and self._clusters.of(self._sources[around]) is cluster:
            return False
        if set(fold_words(noun.text)) <= role_words(cluster.roles):
            return True
        held = noun.head in role_words(cluster.roles)
        placed = any(word[:1].isupper() for word in noun.text.split()[1:])  # "the Florida senator"
        return self._is_alone(index, cluster, held=held, placed=placed)

    def _is_alone(self, index: int, cluster: Cluster, *, held: bool, placed: bool) -> bool:
        """Tell whether nobody else who is spoken of just before a description may be called so.

        Who does not have the role must be spoken of repeatedly, or more than anybody else.

        Args:
            held: The person has the role, so that only who has it as well counts, unless a place is told.
        """
        noun, times = self._clusters.mentions[index], 0
        for earlier, other in self._clusters.before(index):
            if noun.sentence - self._clusters.mentions[earlier].sentence > MAX_SENTENCES_ALONE:
                break
            times += other is cluster
            if other is cluster or earlier in self._around or not _may_be_called(noun, other):
                continue
            if not held or placed or noun.head in role_words(other.roles):
                return False
        return held or times > 1 or cluster is self._most_named

    def _stands_alone(self, index: int) -> bool:
        """Tell whether nothing is mentioned before a pronoun in its sentence, but in what it says itself."""
        pronoun = self._clusters.mentions[index]
        own = self._saying.get(index)
        content = () if own is None else self._attributions[own].content
        before = self._clusters.mentions[index - 1] if index else pronoun
        return before.sentence != pronoun.sentence or before is pronoun or lies_in(before.span, content)

    def _score(self, index: int, earlier: int, cluster: Cluster) -> float:
        pronoun, other = self._clusters.mentions[index], self._clusters.mentions[earlier]
        score = 12.0 - (pronoun.sentence - other.sentence) - 0.001 * (index - earlier)
        score += 1.0 * (other.role == "subject") - 1.0 * (other.role == "possessive")
        score += 0.5 * (other.form == "name")
        score += 0.5 * (earlier in self._source_mentions)
        score -= 1.5 * (not cluster.named and len(cluster.members) == 1)
        told = earlier in self._around or index in self._around
        score += SAME_SENTENCE * (pronoun.sentence == other.sentence and not told)
        score += CONTINUITY * (cluster.named and self._goes_on(earlier, index))
        if index not in self._source_mentions:  # who speaks was seldom the one most spoken of
            score += SALIENCE * min(MAX_DOUBLINGS, log2(1 + bisect_left(cluster.members, index)))
        if index in self._variations and cluster.roles:
            score += 1.5 if pronoun.head in role_words(cluster.roles) else -1.5
        gender = GENDERS.get(pronoun.text.lower()) or gender_of_description(pronoun)
        return score + (2.0 if gender and gender_of(cluster) == gender else 0.0)

    def _last_speaker(self, index: int) -> Cluster | None:
        """Return who spoke last before a pronoun; what holds the pronoun itself counts, too."""
        around = self._around.get(index)
        if around is not None and self._attributions[around].kind != "direct":
            speaker = self._clusters.of(self._sources[around])
            if speaker:
                return speaker
        before = bisect_left(self._spoken, index)
        return self._clusters.of(self._spoken[before - 1]) if before else None


def _may_be_called(noun: Mention, cluster: Cluster) -> bool:
    """Tell whether a person may be meant by a description: nothing that either says is against it."""
    gender = gender_of_description(noun)
    return (
        cluster.kind == "PERSON"
        and cluster.named
        and (gender is None or gender_of(cluster) in {None, gender})
        and may_be_called(noun.text, noun.head, cluster.roles)
    )


def _agrees(word: str, cluster: Cluster, other: Mention) -> bool:
    """Tell whether a pronoun and a cluster agree in kind, number and gender."""
    if cluster.concept:
        return False
    if word in GENDERS:
        plural = other.number == "plural" and other.form != "name"
        return cluster.kind == "PERSON" and not plural and gender_of(cluster) in {None, GENDERS[word]}
    if word in THINGS:
        return cluster.kind in {"BODY", "PLACE"} and other.number == "singular" and other.role == "subject"
    if word in MANY:
        plural = other.number == "plural" or cluster.type in {"GROUP", "NORP", "ORG"}
        return plural and other.role == "subject"
    return False
