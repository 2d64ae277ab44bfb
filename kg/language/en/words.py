"""Word lists of folding: what carries no content, and which spelling stands for another."""

STOP_WORDS = frozenset(
    """a about above after again against all also am amid among an and any are as at be because been before
    being between both but by can could did do does doing down during each few for from further had has
    have having he her here hers herself him himself his how i if in into is it its itself just may me
    might more most must my myself no nor not now of off on once only or other our ours ourselves out
    over own per same shall she should so some such than that the their theirs them themselves then
    there these they this those through to too toward towards under until up upon us very via was we
    were what when where which while who whom whose why will with within without would you your yours
    yourself yourselves s t d ll m re ve eg ie etc""".split()
)
# Capitals tell these from a pronoun. Countries ("US") are the gazetteer's.
UPPER_CASE_WORDS = {"WHO": "World Health Organization", "IT": "information technology"}
AMERICAN_SPELLINGS = {
    "defence": "defense", "offence": "offense", "licence": "license", "centre": "center",
    "centres": "centers", "theatre": "theater", "theatres": "theaters", "programme": "program",
    "programmes": "programs", "labour": "labor", "neighbour": "neighbor", "neighbours": "neighbors",
    "neighbouring": "neighboring", "colour": "color", "colours": "colors", "coloured": "colored",
    "harbour": "harbor", "honour": "honor", "armour": "armor", "armoured": "armored",
    "behaviour": "behavior", "favour": "favor", "rumour": "rumor", "rumours": "rumors", "humour": "humor",
    "aluminium": "aluminum", "tyre": "tire", "grey": "gray", "plough": "plow", "sceptic": "skeptic",
    "sceptics": "skeptics", "aeroplane": "airplane", "catalogue": "catalog", "dialogue": "dialog",
    "travelled": "traveled", "cancelled": "canceled", "kilometre": "kilometer", "kilometres": "kilometers",
    "metre": "meter", "metres": "meters", "fibre": "fiber", "manoeuvre": "maneuver",
    "manoeuvres": "maneuvers", "jewellery": "jewelry", "judgement": "judgment", "enquiry": "inquiry",
}  # fmt: skip
