"""Predict the attributions of a gold file, in the form that `score_attribution.py` reads."""

import argparse
import json
from pathlib import Path

from kg.extract.tagger.attribution_model import CONFIDENCE_FLOOR, AttributionModel


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
            for a in model.attributions(article["text"], floor=arguments.floor)
        ]
        print(json.dumps({"id": article["id"], "attributions": found}))


if __name__ == "__main__":
    main()
