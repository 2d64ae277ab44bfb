"""A larger model that learns the labels first and then labels more pairs for the small one.

    python -m training.entailment.teacher train --mpnet FOLDER --data FOLDER --out WEIGHTS
    python -m training.entailment.teacher label --mpnet FOLDER --data FOLDER --weights WEIGHTS --out FILE

It is all-mpnet-base-v2 (Apache-2.0; 110 million weights, too many to ship) over both texts at once. Its
lower layers stay as they are, so what they say of a pair is computed once and remembered: an epoch then
takes half the time.
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import MPNetModel

from kg.evaluate.relating import LabelledPair, read_pairs
from kg.relate.models.pair_text import N_FEATURES
from training.entailment.corpus import Batch, Example, SoftPair, collate, examples_of, grouped
from training.entailment.model import pooled
from training.entailment.train import adamw, describe_logits, loss_of, predict_with, set_rates
from training.entailment.unlabelled import near_claims, unlabelled_pairs
from training.entailment.written import read_written
from training.model import move, open_tokenizer

CLS, PAD, SEP = 0, 1, 2  # of MPNet
LAYER_DECAY, AVERAGE = 0.9, 0.99


class Teacher(nn.Module):
    """MPNet whose first `n_frozen` layers stay; what the features say comes in above them."""

    def __init__(self, folder: Path, n_frozen: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.bert = MPNetModel.from_pretrained(folder, add_pooling_layer=False)
        hidden = self.bert.config.hidden_size
        self.n_frozen = n_frozen
        self.features = nn.Embedding(N_FEATURES, hidden)
        nn.init.zeros_(self.features.weight)
        self.dropout = nn.Dropout(dropout)
        self.compare = nn.Linear(5 * hidden, hidden)
        self.label = nn.Linear(hidden, 3)
        frozen = [self.bert.embeddings, self.bert.encoder.relative_attention_bias]
        for part in [*frozen, *self.bert.encoder.layer[:n_frozen]]:
            part.requires_grad_(False)

    @torch.no_grad()
    def lower(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Return what the frozen layers say, [batch, length, hidden], without dropout."""
        training = self.training
        self.eval()
        x = self._layers(self.bert.embeddings(pieces), mask, 0, self.n_frozen)
        self.train(training)
        return x

    def forward(self, x: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Return the logits of entailment, neutral and contradiction, [pairs, 3], from what `lower` says."""
        x = self._layers(x + self.features(features), mask, self.n_frozen, len(self.bert.encoder.layer))
        return self.label(self.dropout(F.gelu(self.compare(self.dropout(pooled(x, features))))))

    def _layers(self, x: Tensor, mask: Tensor, begin: int, end: int) -> Tensor:
        bias = self.bert.encoder.compute_position_bias(x) + (1.0 - mask[:, None, None, :]) * -1e4
        for layer in self.bert.encoder.layer[begin:end]:
            x = layer(x, None, bias)[0]
        return x


def teacher_examples(pairs: list[LabelledPair] | list[SoftPair], folder: Path) -> list[Example]:
    examples = examples_of(pairs, open_tokenizer(folder))
    for example in examples:
        example.pieces[example.features == 0] = SEP
        example.pieces[0] = CLS
    return examples


def predict(model: Teacher, examples: list[Example]) -> np.ndarray:
    """Return logits [examples, 3], in the order of the examples."""

    def logits_of(batch: Batch) -> Tensor:
        x = model.lower(_pieces(batch), batch.mask)
        return model(x, batch.features, batch.mask)

    return predict_with(model, logits_of, examples)


def _pieces(batch: Batch) -> Tensor:
    return batch.pieces.masked_fill(batch.mask == 0, PAD)


class _Remembered:
    """What the frozen layers say of each example, computed when first asked for; 16 bits a number."""

    def __init__(self, model: Teacher, examples: list[Example]) -> None:
        self.model, self.examples = model, examples
        self.states: dict[int, Tensor] = {}

    def of(self, group: list[int], batch: Batch) -> Tensor:
        if missing := [i for i in group if i not in self.states]:
            chosen = collate([self.examples[i] for i in missing])
            for i, state in zip(missing, self.model.lower(_pieces(chosen), chosen.mask), strict=True):
                self.states[i] = state[: len(self.examples[i].pieces)].half()
        x = torch.zeros(*batch.pieces.shape, self.model.bert.config.hidden_size)
        for row, i in enumerate(group):
            x[row, : len(self.states[i])] = self.states[i].float()
        return x


def train(arguments: argparse.Namespace) -> None:
    torch.manual_seed(arguments.seed)
    rng = np.random.default_rng(arguments.seed)
    shares = {"general": arguments.general, "sick": arguments.sick, "claimdiff": arguments.claimdiff}
    many = [(read_pairs(arguments.data, corpus, "train"), share) for corpus, share in shares.items()]
    many.append((read_written(), arguments.written))
    check = {
        corpus: teacher_examples(read_pairs(arguments.data, corpus, "validation"), arguments.mpnet)
        for corpus in shares
    }
    examples = [example for pairs, _ in many for example in teacher_examples(pairs, arguments.mpnet)]
    share_of = np.array([share for pairs, share in many for _ in pairs])
    model = Teacher(arguments.mpnet, arguments.frozen)
    if arguments.start:
        model.load_state_dict(torch.load(arguments.start))
    model.train()
    optimizer = _optimizer(model, arguments)
    learnt = {name: weight for name, weight in model.named_parameters() if weight.requires_grad}
    average = {name: weight.detach().clone() for name, weight in learnt.items()}
    remembered = _Remembered(model, examples)
    chosen = [np.flatnonzero(rng.random(len(examples)) < share_of) for _ in range(arguments.epochs)]
    plan = [
        [
            [int(part[i]) for i in group]
            for group in grouped([examples[i] for i in part], arguments.budget, rng)
        ]
        for part in chosen
    ]
    n_steps, step, began = sum(map(len, plan)), 0, time.monotonic()
    print(f"{len(examples)} pairs, {n_steps} steps", flush=True)
    for groups in plan:
        for group in groups:
            set_rates(optimizer, step / n_steps)
            batch = collate([examples[i] for i in group])
            loss = loss_of(model(remembered.of(group, batch), batch.features, batch.mask), batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(list(learnt.values()), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            move(average, learnt, step, AVERAGE)
            if step % 50 == 0:
                print(f"step {step} loss {loss.item():.3f} {time.monotonic() - began:.0f} s", flush=True)
        now = {name: weight.detach().clone() for name, weight in learnt.items()}
        model.load_state_dict(average, strict=False)
        torch.save(model.state_dict(), arguments.out)
        shown = [describe_logits(name, predict(model, part), part) for name, part in check.items()]
        print("validation:", ", ".join(shown), flush=True)
        model.load_state_dict(now, strict=False)


def _optimizer(model: Teacher, arguments: argparse.Namespace) -> torch.optim.Optimizer:
    last = len(model.bert.encoder.layer) - 1

    def peak_of(name: str) -> float:
        if not name.startswith("bert.encoder.layer."):
            return arguments.head_rate
        return arguments.rate * LAYER_DECAY ** (last - int(name.split(".")[3]))

    return adamw(model, peak_of)


def label(arguments: argparse.Namespace) -> None:
    """Write pairs that nobody labelled, with the teacher's probabilities."""
    many = [
        (read_pairs(arguments.data, "general", "train"), 1.0),
        (read_pairs(arguments.data, "sick", "train"), 0.1),
        (read_pairs(arguments.data, "claimdiff", "train"), 0.15),
        (read_written(), 0.06),
    ]
    texts = [each for pairs, share in many for each in unlabelled_pairs(pairs, share=share)]
    texts += near_claims(arguments.data / "polnear_train.jsonl", arguments.near)
    pairs = [SoftPair(a, b, (0.0, 1.0, 0.0)) for a, b in dict.fromkeys(texts)]
    print(f"{len(pairs)} pairs", flush=True)
    model = Teacher(arguments.mpnet, arguments.frozen)
    model.load_state_dict(torch.load(arguments.weights))
    logits = torch.from_numpy(predict(model, teacher_examples(pairs, arguments.mpnet)))
    with arguments.out.open("w", encoding="utf-8") as out:
        for pair, p in zip(pairs, logits.softmax(-1).tolist(), strict=True):
            row = {"a": pair.a, "b": pair.b, "p": [round(share, 4) for share in p]}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True)
    training, labelling = commands.add_parser("train"), commands.add_parser("label")
    for each in (training, labelling):
        each.add_argument("--mpnet", type=Path, required=True, help="folder of all-mpnet-base-v2")
        each.add_argument("--data", type=Path, required=True, help="folder of the corpora")
        each.add_argument("--out", type=Path, required=True)
        each.add_argument("--frozen", type=int, default=6, help="layers that stay as they are")
        each.add_argument("--threads", type=int, default=2)
    training.add_argument("--start", type=Path, help="weights to go on from")
    for corpus, share in (("general", 1.0), ("sick", 0.3), ("claimdiff", 0.0), ("written", 1.0)):
        training.add_argument(f"--{corpus}", type=float, default=share, help="its share in each epoch")
    training.add_argument("--epochs", type=int, default=2)
    training.add_argument("--budget", type=int, default=800, help="pieces a batch")
    training.add_argument("--rate", type=float, default=5e-5)
    training.add_argument("--head-rate", type=float, default=5e-4)
    training.add_argument("--seed", type=int, default=1)
    training.set_defaults(run=train)
    labelling.add_argument("--weights", type=Path, required=True)
    labelling.add_argument("--near", type=int, default=500, help="pairs of near claims of PolNeAR")
    labelling.set_defaults(run=label)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    arguments.run(arguments)


if __name__ == "__main__":
    main()
