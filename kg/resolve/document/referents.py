"""The clusters of one document → its referents, and who speaks, passes on and is spoken of by them."""

from collections.abc import Sequence
from dataclasses import replace

from kg.language.en.fold import fold_name, fold_words
from kg.language.en.gazetteer import country_of, region_of
from kg.model import Document, EntityType, Extraction, Referent, Resolution, Span, digest
from kg.resolve.document.border_concepts import concept_name
from kg.resolve.document.clusters import Cluster, Clusters
from kg.resolve.document.descriptions import DEFINITE, is_generic
from kg.resolve.document.pronouns import FIRST_PERSON
from kg.resolve.document.source_mentions import joint_speakers, mention_of_source, mentions_within
from kg.resolve.interviews import with_interviews
from kg.resolve.names.acronyms import is_acronym
from kg.resolve.names.brief import brief


def write_resolution(
    document: Document, extraction: Extraction, clusters: Clusters, sources: Sequence[int | None]
) -> Resolution:
    """Return what the clusters of a document come to.

    Args:
        sources: By attribution, the mention that its source is about; None where nothing settles it.
    """
    return _Writer(document, extraction, clusters).write(sources)


class _Writer:
    """Turns the clusters of one document into referents and indices of them."""

    def __init__(self, document: Document, extraction: Extraction, clusters: Clusters) -> None:
        self._document = document
        self._extraction = extraction
        self._clusters = clusters
        self._all = clusters.all()
        self._index = {id(cluster): index for index, cluster in enumerate(self._all)}
        self._ids: set[str] = set()
        self._referents = [self._with_own_id(_referent(document, clusters, one)) for one in self._all]

    def write(self, sources: Sequence[int | None]) -> Resolution:
        """Write the resolution; `sources` are the mentions that the attributions' sources are about."""
        attributions = self._extraction.attributions
        speakers = tuple(self._index_of(source) for source in sources)
        told = (tuple(self._channel(span) for span in attribution.via) for attribution in attributions)
        via = [tuple(dict.fromkeys(channels)) for channels in told]
        return Resolution(
            document_id=self._document.id,
            speakers=speakers,
            via=with_interviews(self._document.text, attributions, speakers, via),
            about=tuple(
                self._about(attribution.content, speaker)
                for attribution, speaker in zip(attributions, speakers, strict=True)
            ),
            referents=tuple(self._referents),
            joint=tuple(
                self._joint(attribution.source, speaker)
                for attribution, speaker in zip(attributions, speakers, strict=True)
            ),
        )

    def _index_of(self, mention: int | None) -> int | None:
        cluster = self._clusters.of(mention)
        return self._index[id(cluster)] if cluster else None

    def _about(self, content: tuple[Span, ...], speaker: int | None) -> tuple[int, ...]:
        """Return what lies in a content, in order of first mention there.

        No "officials", and no "we" or "he" for the speaker.
        """
        found: dict[int, None] = {}
        mentions = self._extraction.mentions
        for index in (index for piece in content for index in mentions_within(piece, mentions)):
            referent, mention = self._index_of(index), mentions[index]
            if referent is None:
                continue
            if self._is_noise(referent) or mention.text.lower() in FIRST_PERSON:
                continue
            if mention.form == "pronoun" and referent == speaker:
                continue
            found[referent] = None
        return tuple(found)

    def _joint(self, source: tuple[Span, ...], speaker: int | None) -> tuple[int, ...]:
        """Return who says it together with the speaker."""
        names = joint_speakers(source, self._extraction.mentions, self._document.text)
        found = (self._index_of(name) for name in names)
        return tuple(dict.fromkeys(one for one in found if one is not None and one != speaker))

    def _is_noise(self, referent: int) -> bool:
        """Tell whether a referent is a description that means nobody in particular."""
        return self._referents[referent].generic and not self._all[referent].named

    def _channel(self, span: Span) -> int:
        """Return the referent of a channel's words; words without a mention make a referent of their own."""
        mention = mention_of_source((span,), self._extraction.mentions, self._document.text)
        referent = self._index_of(mention)
        if referent is not None:
            return referent
        name = span.cut(self._document.text)
        key = fold_name(name)
        same = [
            index
            for index, known in enumerate(self._referents)
            if known.key == key and known.type != "CONCEPT"
        ]
        if same:
            return same[0]
        channel = Referent(
            id=digest(self._document.id, span.start, key),
            document_id=self._document.id,
            name=name,
            type="ORG",
            key=key,
            forms=(name,),
            mentions=(),
            generic=not any(word[:1].isupper() for word in DEFINITE.sub("", name).split()),
        )
        self._referents.append(self._with_own_id(channel))
        return len(self._referents) - 1

    def _with_own_id(self, referent: Referent) -> Referent:
        """Return a referent with an id that no other one of the document has.

        Ids are made of first start and key, which two referents may share ("CNN" and "CNN, MSNBC and Fox
        News"); the second gets another one, the same on every run.
        """
        chosen, twins = referent.id, 0
        while chosen in self._ids:
            twins += 1
            chosen = digest(referent.id, twins)
        self._ids.add(chosen)
        return replace(referent, id=chosen)


def _referent(document: Document, clusters: Clusters, cluster: Cluster) -> Referent:
    mentions = [clusters.mentions[index] for index in cluster.members]
    names = [mention.text for mention in mentions if mention.form == "name"]
    kind: EntityType = "CONCEPT" if cluster.concept and not cluster.named else cluster.type
    if not names and cluster.author:
        names = [cluster.author]
    plain = next((mention.text for mention in mentions if mention.form != "pronoun"), mentions[0].text)
    forms = tuple(dict.fromkeys(map(_clean, names or [plain])))
    name = fullest_name(list(map(_clean, names)), kind) if names else brief(forms[0])
    key = fold_name(name)
    if kind == "CONCEPT":
        words = cluster.words or frozenset(fold_words(name))
        name, key = concept_name(words, forms), " ".join(sorted(words))
    return Referent(
        id=digest(document.id, mentions[0].span.start, key),
        document_id=document.id,
        name=name,
        type=kind,
        key=key,
        forms=forms,
        mentions=tuple(sorted(cluster.members)),
        why=tuple(dict.fromkeys(cluster.why)),
        roles=tuple(cluster.roles),
        generic=is_generic(cluster, clusters),
    )


def fullest_name(names: list[str], kind: EntityType) -> str:
    """Return the best of several names of one thing, written as in the text but without titles.

    A country has its own name; otherwise most words win, then the most frequent, then the first; an
    acronym or capitals throughout only where there is nothing else.
    """
    country = country_of(names[0])
    if country and kind == "GPE":
        return country
    region = next(filter(None, map(region_of, names)), None)
    if region and kind == "LOC":
        return region.title()
    return min(
        dict.fromkeys(names),
        key=lambda name: (
            name.isupper() and not (kind != "PERSON" and is_acronym(name) and len(set(names)) == 1),
            -len(fold_name(name).split()),
            -names.count(name),
            names.index(name),
        ),
    )


def _clean(name: str) -> str:
    """Return a name without what folding drops around it: determiners, titles, possessives."""
    words = " ".join(name.split()).strip('"“”„«»').split(" ")
    key = fold_name(name)
    for start in range(len(words) - 1, 0, -1):
        rest = " ".join(words[start:])
        if fold_name(rest) == key and country_of(name) is None:
            words = words[start:]
            break
    cleaned = " ".join(words)
    for ending in ("'s", "’s"):
        cleaned = cleaned.removesuffix(ending)
    return cleaned if fold_words(cleaned) or fold_name(cleaned) else name
