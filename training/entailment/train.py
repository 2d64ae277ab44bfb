"""Train the entailment model: `python -m training.entailment.train --help`.

The learning rate falls to zero over the epochs. What is saved is the moving average of the weights.
"""

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from training.entailment.corpus import Batch, Example, batches, examples_of, read_pairs
from training.entailment.model import Entailment
from training.model import BERT

WARM_UP = 0.1


def loss_of(logits: Tensor, batch: Batch, smoothing: float) -> Tensor:
    """Return the mean cross entropy; of a pair known only to contradict or not, of that alone."""
    logs = F.log_softmax(logits, -1)
    target = batch.target * (1 - smoothing) + smoothing / 3
    three_way = -(target * logs).sum(-1)
    consistent = torch.logsumexp(logs[:, :2], -1)
    weakens = batch.target[:, 2] * 0.8 + 0.03
    two_way = -(weakens * logs[:, 2] + (1 - weakens) * consistent)
    losses = torch.where(batch.binary, two_way, three_way)
    return (losses * batch.weight).sum() / batch.weight.sum()


def optimizer_of(model: Entailment, *, rate: float, head_rate: float, decay: float) -> torch.optim.Optimizer:
    """Return AdamW with a slower rate for lower layers and a faster one for all that is new."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    n_layers = len(model.encoder.layers)
    for name, weight in model.named_parameters():
        if not weight.requires_grad:
            continue
        if not name.startswith("encoder.") or name.startswith("encoder.features"):
            peak = head_rate
        elif name.startswith("encoder.layers."):
            peak = rate * decay ** (n_layers - 1 - int(name.split(".")[2]))
        else:
            peak = rate * decay**n_layers
        shrink = 0.01 if weight.ndim > 1 and not name.startswith("encoder.features") else 0.0
        groups.setdefault((peak, shrink), []).append(weight)
    return torch.optim.AdamW(
        [{"params": ws, "lr": lr, "peak": lr, "weight_decay": shrink} for (lr, shrink), ws in groups.items()],
        betas=(0.9, 0.98),
        fused=True,
    )


@torch.no_grad()
def predict(model: Entailment, examples: list[Example]) -> tuple[np.ndarray, np.ndarray]:
    """Return logits and targets, in the order of length."""
    model.eval()
    found = [(model(b.pieces, b.features, b.mask).numpy(), b.target.numpy()) for b in batches(examples, 4096)]
    model.train()
    return np.concatenate([f for f, _ in found]), np.concatenate([t for _, t in found])


def average_precision(scores: np.ndarray, gold: np.ndarray) -> float:
    right = gold[np.argsort(-scores, kind="stable")].astype(float)
    return float((np.cumsum(right) / np.arange(1, len(right) + 1) * right).sum() / max(right.sum(), 1))


def describe(model: Entailment, parts: dict[str, list[Example]]) -> str:
    shown = []
    for name, examples in parts.items():
        logits, targets = predict(model, examples)
        if examples[0].binary:
            p = torch.from_numpy(logits).softmax(-1)[:, 2].numpy()
            shown.append(
                f"{name} ap {average_precision(p, targets[:, 2]):.3f} base {targets[:, 2].mean():.3f}"
            )
        else:
            shown.append(f"{name} {(logits.argmax(-1) == targets.argmax(-1)).mean():.4f}")
    return ", ".join(shown)


def train(arguments: argparse.Namespace) -> None:
    torch.manual_seed(arguments.seed)
    rng = np.random.default_rng(arguments.seed)
    tokenizer = Tokenizer.from_file(str(BERT / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    parts = ["train", "validation"] if arguments.final else ["train"]
    examples, check = [], {}
    for corpus in arguments.corpora:
        pairs = [pair for part in parts for pair in read_pairs(arguments.data, corpus, part)]
        examples += examples_of(pairs, tokenizer, 0.5 if corpus == "claimdiff" else 1.0)
        check[corpus] = examples_of(
            read_pairs(arguments.data, corpus, "held" if arguments.final else "validation"), tokenizer
        )
    model = Entailment(BERT, arguments.dropout)
    model.encoder.load_bert(BERT)
    model.encoder.words.weight.requires_grad_(False)
    if arguments.start:
        model.load_state_dict(torch.load(arguments.start))
    optimizer = optimizer_of(
        model, rate=arguments.rate, head_rate=arguments.head_rate, decay=arguments.layer_decay
    )
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    n_steps = arguments.epochs * sum(1 for _ in batches(examples, arguments.budget, np.random.default_rng(0)))
    print(f"{len(examples)} pairs, {n_steps} steps", flush=True)
    step, began, pieces, total = 0, time.monotonic(), 0, 0.0
    model.train()
    for epoch in range(arguments.epochs):
        for batch in batches(examples, arguments.budget, rng):
            progress = min(step / n_steps, 1.0)
            scale = min((progress + 1 / n_steps) / WARM_UP, (1 - progress) / (1 - WARM_UP))
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * max(scale, 0.002)
            loss = loss_of(model(batch.pieces, batch.features, batch.mask), batch, arguments.smoothing)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            pieces += batch.pieces.numel()
            total += loss.item()
            decay = min(arguments.average, (1 + step) / (10 + step))
            with torch.no_grad():
                for name, weight in model.state_dict().items():
                    if name != "encoder.words.weight":
                        average[name].lerp_(weight, 1 - decay)
            if step % 50 == 0:
                speed = pieces / (time.monotonic() - began)
                print(f"step {step} loss {total / 50:.4f} {speed:.0f} pieces/s", flush=True)
                total = 0.0
        now = {k: v.detach().clone() for k, v in model.state_dict().items()}
        model.load_state_dict(average)
        print(f"epoch {epoch + 1}: {describe(model, check)}", flush=True)
        torch.save(average, arguments.out)
        model.load_state_dict(now)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the three corpora")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--corpora", nargs="+", default=["general", "sick", "claimdiff"])
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--final", action="store_true", help="train on the validation part too")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--budget", type=int, default=800, help="pieces a batch")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--layer-decay", type=float, default=0.9)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--smoothing", type=float, default=0.05)
    parser.add_argument("--average", type=float, default=0.99)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    train(arguments)


if __name__ == "__main__":
    main()
