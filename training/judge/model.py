"""The judge in torch: MiniLM-L6 over both claims at once, and two questions about what it read.

Do the claims answer the same question, and if so, do their answers agree? Set apart, the first can be
learnt from all pairs, whatever their polarity, and the second also from pairs of sentences that are known to
answer one question (entailment and contradiction). The encoder begins with the entailment model's weights.
"""

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from kg.relate.models.judge_text import N_FEATURES, N_GAPS, ZONES
from kg.relate.models.pair_text import N_KINDS, N_MATCHES
from training.entailment.model import pooled
from training.model import HIDDEN, Encoder

SECOND = 1 + (N_FEATURES - 1) // 2  # the first feature of the second claim


class Judge(nn.Module):
    def __init__(self, folder: Path, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(folder, dropout, n_features=N_FEATURES, layer_dropout=dropout)
        self.dropout = nn.Dropout(dropout)
        self.gaps = nn.Embedding(N_GAPS, HIDDEN)
        nn.init.zeros_(self.gaps.weight)
        self.compare = nn.Linear(5 * HIDDEN, HIDDEN)
        self.question = nn.Linear(HIDDEN, 3)  # same, compatible, another
        self.opposed = nn.Linear(HIDDEN, 1)

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor, gaps: Tensor) -> tuple[Tensor, Tensor]:
        """Return the logits of the question, [pairs, 3], and of opposed answers to the same one, [pairs]."""
        x = self.encoder(pieces, features, mask)
        read = self.compare(self.dropout(pooled(x, features, second=SECOND))) + self.gaps(gaps)
        read = self.dropout(F.gelu(read))
        return self.question(read), self.opposed(read).squeeze(-1)

    @torch.no_grad()
    def start_from(self, entailment: dict[str, Tensor]) -> None:
        """Take over the entailment model's encoder, its features in each zone, and its comparison."""
        own = self.state_dict()
        for name, weight in entailment.items():
            if name in own and name != "encoder.features.weight" and own[name].shape == weight.shape:
                own[name] = weight
        features = entailment["encoder.features.weight"]
        own["encoder.features.weight"] = torch.cat(
            [features[:1]]
            + [
                features[1:].view(2, N_MATCHES * N_KINDS, HIDDEN)[segment]
                for segment in range(2)
                for _ in ZONES
            ]
        )
        against = entailment["label.weight"]
        own["opposed.weight"] = (against[2] - against[0])[None] / 2
        self.load_state_dict(own)
