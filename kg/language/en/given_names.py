"""Given names that are one name: short forms, and one name in several languages. Written by hand for kg."""

from functools import cache

# Full names, each with its short forms: two short forms of one name are not one by that ("ted", "ned").
SHORT_FORMS = """
abigail abby|abraham abe|albert al bert|alexander alex sasha sandy alec xander|alexandra alex sasha sandra
alfred alf fred|andrew andy drew|anthony tony|antonio tony|anna annie ania anya|arthur art|barack barry
barbara barb babs|benjamin ben benny bibi|bernard bernie|beverly bev|bradley brad|caroline carrie
catherine cathy kate katie kathy|charles charlie chuck chas|christina chris tina|christopher chris kit topher
cynthia cindy|daniel dan danny|david dave davey|deborah deb debbie|dennis denny|dmitry dima mitya
donald don donnie|dorothy dot dolly|douglas doug|edmund ed eddie|edward ed eddie ted ned|eleanor ellie nell
elizabeth liz beth betty eliza lizzie libby|emily emmy|eugene gene|evgeny zhenya|francis frank fran
franklin frank|frederick fred freddie|friedrich fritz|gabriel gabe|gerald gerry jerry|gerard gerry
gregory greg
harold hal harry|helen nell|henry hank harry hal|herbert herb bert|isabella bella izzy|ivan vanya|jacob jake
jacqueline jackie|james jim jimmy jamie|janet jan|jeffrey jeff|jennifer jen jenny|jessica jess
john jack johnny jon
jonathan jon|joseph joe joey|joshua josh|judith judy|katerina katya|kenneth ken kenny|kimberly kim
lawrence larry|leonard len leo lenny|louis lou|louise lou|margaret maggie meg peggy marge|maria masha
martin marty|matthew matt|maximilian max|megan meg|michael mike mick mickey|michelle shelly|mikhail misha
natalia natasha|nathan nate|nathaniel nate nat|nicholas nick nicky|nikolai kolya|pamela pam
patricia pat patty trish|patrick pat paddy|pavel pasha|peter pete|philip phil|rachel rae|randall randy
raymond ray|rebecca becky|richard dick rick rich richie|robert bob rob bobby robbie bert|ronald ron ronnie
samuel sam sammy|samantha sam|sergei seryozha|sharon shari|sylvester sly|stephen steve|steven steve
stephanie steph|susan sue susie|svetlana sveta|tatiana tanya|terence terry|theodore ted teddy theo
theresa terry tess|thomas tom tommy|timothy tim timmy|victor vic|victoria vicky|vincent vince vinny
virginia ginny|vladimir vova volodya|walter walt wally|william bill will billy liam willy|zachary zach zack
"""
# One name in several languages or alphabets: any two of a line are one.
LANGUAGES = """
alexander oleksandr aleksandr alyaksandr aliaksandr alexandre aleksander aleksandar
dmitry dmytro dmitri dmitriy
michael mikhail michail mykhailo mikhael|nicholas nikolai mykola nikolay|oleg oleh|igor ihor|paul pavel pavlo
peter pyotr petro petr piotr petar|sergei serhiy sergey siarhei serge|stephen steven stefan
vladimir volodymyr uladzimir
victor viktor|eugene evgeny yevgeny yevhen|george yuri georgy heorhiy|andrew andrei andriy andrzej
joseph josip iosif
yusuf youssef yousef jusuf|frederick friedrich frederic
catherine katherine kathryn katarina ekaterina kateryna
helen elena olena yelena|natalia natalya nataliya|alexei oleksiy alexey aliaksei|basil vasily vasyl
john ivan juan
mohammed muhammad mohamed mohamad mehmet mehmed mahomet magomed mochammad mamadou muhammed md mohd
ahmed ahmad achmad ahmet akhmed akhmad akhmat|hussein husain hossein huseyin khusein|ibrahim ebrahim
omar umar umer omer
osman othman usman uthman ousmane|osama usama oussama|abdullah abdallah abdulla abdoulaye
mustafa mostafa moustapha
mahmoud mahmud mehmood|ismail ismael|jacob yakub yaqub yaakov yakov|moses musa moussa moshe
solomon suleiman sulaiman
khalid khaled|rahman rehman|said saeed sayeed|hasan hassan khasan
"""


def are_one_given_name(first: str, second: str) -> bool:
    """Tell whether two folded given names may be one: "ted" and "theodore", "oleg" and "oleh"."""
    short, languages = _short_forms(), _languages()
    return (
        second in short.get(first, ())
        or first in short.get(second, ())
        or bool(languages.get(first, frozenset()) & languages.get(second, frozenset()))
    )


def full_given_names() -> frozenset[str]:
    """Return the folded given names that are known, without short forms."""
    return frozenset(_short_forms()) | frozenset(_languages())


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    return {full: frozenset(others) for full, *others in _lines(SHORT_FORMS)}


@cache
def _languages() -> dict[str, frozenset[int]]:
    """Return the ordinals of the lines that a name stands in."""
    found: dict[str, frozenset[int]] = {}
    for number, names in enumerate(_lines(LANGUAGES)):
        for name in names:
            found[name] = found.get(name, frozenset()) | {number}
    return found


def _lines(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().replace("\n", "|").split("|")]
