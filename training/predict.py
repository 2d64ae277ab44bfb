"""Predict the attributions of a gold file, in the form that `score_attribution.py` reads."""

import argparse
import json
from pathlib import Path

from kg.extract.tagger.attribution_model import AttributionModel, FoundAttribution, in_characters
from kg.extract.tagger.decoding import choose
from kg.extract.tagger.pieces import read_words

CONFIDENCE_FLOOR = 0.375  # on PolNeAR dev F1 is flat from 0.35 to 0.5; low, so that indirect speech is found


def predict(model: AttributionModel, text: str, *, floor: float) -> list[FoundAttribution]:
    """Return what the model alone finds in a text, in the order of the cues; no two contradict each other."""
    table = read_words(text, model.tokenizer)
    return [in_characters(one, table) for one in choose(model.candidates(table), floor=floor)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path, help="of tagger.onnx, tagger.npz and tokenizer.json")
    parser.add_argument("--floor", type=float, default=CONFIDENCE_FLOOR)
    arguments = parser.parse_args()
    model = AttributionModel.load(arguments.folder)
    for line in arguments.gold.open(encoding="utf-8"):
        article = json.loads(line)
        found = [
            {"source": a.source, "cue": a.cue, "content": a.content, "confidence": round(a.confidence, 4)}
            for a in predict(model, article["text"], floor=arguments.floor)
        ]
        print(json.dumps({"id": article["id"], "attributions": found}))


if __name__ == "__main__":
    main()
