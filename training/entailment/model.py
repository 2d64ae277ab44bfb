"""The entailment model in torch: MiniLM-L6 over both texts at once, and a comparison of both.

A piece also gets an embedding of its feature (`kg.relate.models.pair_text`): which text it is in, whether its
word stands in the other too, whether it negates or is a number. With few pairs to learn from, this is
quicker to learn than finding it by attention. The sentence vectors that MiniLM was trained to make are means
over pieces, so the head compares the means of both texts beside [CLS].
"""

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from kg.relate.models.pair_text import N_FEATURES
from training.model import HIDDEN, Encoder

SECOND = 1 + (N_FEATURES - 1) // 2  # the first feature of the second text


class Entailment(nn.Module):
    def __init__(self, folder: Path, dropout: float = 0.1, width: int = HIDDEN) -> None:
        super().__init__()
        self.encoder = Encoder(folder, dropout, n_features=N_FEATURES, layer_dropout=dropout)
        self.dropout = nn.Dropout(dropout)
        self.compare = nn.Linear(5 * HIDDEN, width)
        self.label = nn.Linear(width, 3)

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Return the logits of entailment, neutral and contradiction, [pairs, 3]."""
        x = self.encoder(pieces, features, mask)
        return self.label(self.dropout(F.gelu(self.compare(self.dropout(pooled(x, features))))))


def pooled(x: Tensor, features: Tensor, *, second: int = SECOND) -> Tensor:
    """Return [CLS], the mean of each text, their distance and their product, [pairs, 5 * hidden].

    Args:
        second: The first feature of the second text.
    """
    in_second = (features >= second).to(x.dtype)
    in_first = (features > 0).to(x.dtype) - in_second
    u, v = _mean(x, in_first), _mean(x, in_second)
    return torch.cat([x[:, 0], u, v, (u - v).abs(), u * v], -1)


def _mean(x: Tensor, mask: Tensor) -> Tensor:
    return (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True).clamp(min=1.0)


def load_mean(paths: list[Path]) -> dict[str, Tensor]:
    """Read the mean of several weights: of runs that began alike it is a model too, and a steadier one."""
    states = [torch.load(path) for path in paths]
    return {name: sum(state[name] for state in states) / len(states) for name in states[0]}
