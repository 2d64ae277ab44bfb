"""Words of change that news uses, as the two poles of one scale each. Written by hand; WordNet has the rest.

A word may stand on several scales: what is "stable" is neither "tense" nor "deteriorating".
"""

# Behind "more" these tell of a change: "more difficult" is worse than before, "difficult" need not be.
COMPARED = "more less increasingly ever".split()

# Scale: (words of one pole, words of the other).
SCALES: dict[str, tuple[str, str]] = {
    "unchanged or worse": (
        "stable steady stabilize calm unchanged improve normalize ease recover better",
        "deteriorate worsen worse escalate aggravate degenerate destabilize unravel +complicated +difficult "
        "+dangerous +tense +unstable +volatile +critical +serious +violent",
    ),
    "better or worse": (
        "improve better stabilize normalize recover ease +stable +calm +secure +safe +peaceful "
        "de-escalate rebound",
        "deteriorate worsen worse escalate aggravate degenerate destabilize unravel collapse "
        "+complicated +difficult +dangerous +tense +unstable +volatile +critical +serious +violent",
    ),
    "calm or tense": (
        "calm quiet stable peaceful normal safe secure",
        "tense unstable volatile dangerous chaotic explosive turbulent dire unrest",
    ),
    "more or less": (
        "rise increase grow climb surge jump soar expand gain swell double triple multiply",
        "fall decrease decline drop shrink plunge dip reduce slump plummet dwindle halve diminish tumble",
    ),
    "for or against": (
        "support back endorse favor approve welcome praise applaud defend",
        "oppose reject condemn denounce criticize disapprove resist veto",
    ),
    "taken or refused": (
        "accept agree approve adopt ratify grant",
        "reject refuse deny decline veto dismiss rebuff",
    ),
    "allowed or not": (
        "allow permit authorize legalize",
        "ban forbid prohibit bar block outlaw prevent",
    ),
    "going on or over": (
        "continue go-on persist ongoing proceed",
        "stop halt end cease suspend cancel abandon finish terminate",
    ),
    "come or gone": (
        "enter deploy remain stay arrive",
        "withdraw leave depart evacuate exit pullout withdrawal departure",
    ),
    "guilty or not": ("guilty convict", "innocent acquit exonerate"),
    "alive or dead": ("alive survive survivor", "dead die kill death"),
    "open or shut": ("open reopen", "close shut closure"),
    "free or held": ("free release liberate", "arrest detain jail imprison capture"),
    "won or lost": ("win victory triumph succeed success prevail", "lose defeat fail failure"),
    "true or not": ("true confirm accurate genuine", "false deny untrue fake refute fabricate"),
    "joined or apart": ("join unite", "leave quit split"),
    "advance or retreat": ("advance", "retreat withdraw"),
}

IRREGULAR_VERBS = {
    form: verb
    for verb, forms in (
        line.split(":")
        for line in """rise:rose risen|fall:fell fallen|grow:grew grown|win:won|lose:lost|begin:began begun
        |shrink:shrank shrunk|leave:left|go:went gone|come:came|give:gave given|take:took taken|keep:kept
        |hold:held|break:broke broken|build:built|forbid:forbade forbidden|withdraw:withdrew withdrawn
        |buy:bought|sell:sold|spend:spent|send:sent|bring:brought|lend:lent|stand:stood|sit:sat
        |speak:spoke spoken|freeze:froze frozen|sink:sank sunk|swell:swollen|overcome:overcame
        |undergo:underwent|find:found|hide:hid hidden|show:shown|strike:struck|fight:fought|flee:fled
        |drive:drove driven|know:knew known|forget:forgot forgotten|forgive:forgave forgiven|die:dying
        |lie:lain lying|arise:arose arisen|bind:bound|lead:led|meet:met|feel:felt|sleep:slept
        |wear:wore worn|understand:understood|become:became|run:ran|draw:drew drawn|throw:threw thrown
        |choose:chose chosen|stick:stuck|shoot:shot|steal:stole stolen|seek:sought|teach:taught
        |catch:caught|tell:told|think:thought|write:wrote written|wake:woke woken|weep:wept
        |pay:paid|hear:heard|lay:laid|deal:dealt|swear:sworn|fly:flew flown|see:saw seen|hang:hung""".split(
            "|"
        )
    )
    for form in forms.split()
}
