#!/usr/bin/env python3
"""Writes the expected values of the ready models, computed by equivalent PyTorch modules, as JSON files beside this script."""
import math

import torch
from torch import nn
from torch.nn import functional as F

from experiment import Experiment, layer, shake

HIDDEN = float("-inf")
IDS = torch.tensor([[4, 5, 6, 7, 2], [8, 3, 2, 0, 0], [9, 10, 4, 2, 0]])


def future(length):
    return torch.triu(torch.ones(length, length, dtype=torch.bool), diagonal=1)


class Norm(nn.Module):
    """nn.LayerNorm, which in PyTorch 1.13 cannot do without its shift."""

    def __init__(self, width, bias=True, epsilon=1e-5):
        super().__init__()
        self.weight, self.epsilon = nn.Parameter(torch.ones(width)), epsilon
        self.bias = nn.Parameter(torch.zeros(width)) if bias else None

    def forward(self, x):
        return F.layer_norm(x, x.shape[-1:], self.weight, self.bias, self.epsilon)


class RelativeBias(nn.Module):
    def __init__(self, heads, reach):
        super().__init__()
        self.weight, self.reach = nn.Parameter(torch.randn(2 * reach + 1, heads)), reach

    def forward(self, length):
        offset = torch.arange(length)[None, :] - torch.arange(length)[:, None]
        return self.weight[offset.clamp(-self.reach, self.reach) + self.reach].permute(2, 0, 1)


def rotate(x):
    """RoFormer's equation 34: x times cos, plus (-x2, x1, -x4, x3, ...) times sin. x is [..., T, K]."""
    length, width = x.shape[-2:]
    angle = torch.arange(length, dtype=torch.float64)[:, None] * 10000.0 ** (-torch.arange(0, width, 2, dtype=torch.float64) / width)
    cos, sin = angle.cos().repeat_interleave(2, -1).float(), angle.sin().repeat_interleave(2, -1).float()
    turned = torch.stack((-x[..., 1::2], x[..., 0::2]), -1).flatten(-2)
    return x * cos + turned * sin


class Attention(nn.Module):
    """Multi-head attention in small steps, with parameters under nn.MultiheadAttention's names."""

    def __init__(self, width, heads, bias=True, key_width=None, value_width=None, reach=None, rotary=False):
        super().__init__()
        self.heads, self.rotary = heads, rotary
        self.k, self.v = key_width or width // heads, value_width or width // heads
        rows = heads * (2 * self.k + self.v)
        self.in_proj_weight = nn.Parameter(torch.randn(rows, width) / math.sqrt(width))
        self.in_proj_bias = nn.Parameter(torch.zeros(rows)) if bias else None
        self.out_proj = nn.Linear(heads * self.v, width, bias=bias)
        self.relative_bias = RelativeBias(heads, reach) if reach is not None else None

    def forward(self, x, hidden=None):
        keys = self.heads * self.k
        q, k, v = F.linear(x, self.in_proj_weight, self.in_proj_bias).split([keys, keys, self.heads * self.v], -1)
        q, k, v = (z.unflatten(-1, (self.heads, -1)).transpose(1, 2) for z in (q, k, v))
        if self.rotary:
            q, k = rotate(q), rotate(k)
        scores = q @ k.transpose(-2, -1) / math.sqrt(self.k)
        if self.relative_bias is not None:
            scores = scores + self.relative_bias(x.shape[1])
        if hidden is not None:
            scores = scores.masked_fill(hidden, HIDDEN)
        return self.out_proj((scores.softmax(-1) @ v).transpose(1, 2).flatten(2))


class Layer(nn.Module):
    def __init__(self, width, heads, hidden, activation, norm_first, bias=True, norm_bias=True, epsilon=1e-5, **attention):
        super().__init__()
        self.self_attn = Attention(width, heads, bias, **attention)
        self.linear1, self.linear2 = nn.Linear(width, hidden, bias=bias), nn.Linear(hidden, width, bias=bias)
        self.norm1, self.norm2 = Norm(width, norm_bias, epsilon), Norm(width, norm_bias, epsilon)
        self.activation, self.norm_first = activation, norm_first

    def think(self, x):
        return self.linear2(self.activation(self.linear1(x)))

    def forward(self, x, hidden=None):
        if self.norm_first:
            x = x + self.self_attn(self.norm1(x), hidden)
            return x + self.think(self.norm2(x))
        x = self.norm1(x + self.self_attn(x, hidden))
        return self.norm2(x + self.think(x))


class Stack(nn.Module):
    def __init__(self, layers, width, heads, hidden, activation=F.gelu, norm_first=True, norm_bias=True, epsilon=1e-5, **options):
        super().__init__()
        self.layers = nn.ModuleList(
            Layer(width, heads, hidden, activation, norm_first, norm_bias=norm_bias, epsilon=epsilon, **options) for _ in range(layers))
        self.norm = Norm(width, norm_bias, epsilon) if norm_first else None

    def forward(self, x, hidden=None):
        for one in self.layers:
            x = one(x, hidden)
        return x if self.norm is None else self.norm(x)


def tanh_gelu(x):
    return F.gelu(x, approximate="tanh")


class Gpt(nn.Module):
    def __init__(self, vocabulary, length, width, positions=True, tied=True, outputs=None, **options):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(length, width) if positions else None
        self.decoder = Stack(width=width, **options)
        self.output = nn.Linear(width, outputs or vocabulary, bias=False)
        if tied:
            self.output.weight = self.embedding.weight

    def features(self, ids):
        x = self.embedding(ids)
        if self.positions is not None:
            x = x + self.positions.weight[:ids.shape[1]]
        return self.decoder(x, future(ids.shape[1]))

    def forward(self, ids):
        return self.output(self.features(ids))


class Classifier(nn.Module):
    def __init__(self, vocabulary, width, class_token, **options):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, width)
        self.class_token = nn.Parameter(torch.randn(width)) if class_token else None
        self.positions = nn.Embedding(6, width)
        self.encoder, self.output = Stack(width=width, **options), nn.Linear(width, 3)

    def forward(self, ids):
        x, hidden = self.embedding(ids), (ids == 0)
        if self.class_token is not None:
            x = torch.cat([self.class_token.expand(x.shape[0], 1, -1), x], 1)
            hidden = torch.cat([torch.zeros(x.shape[0], 1, dtype=torch.bool), hidden], 1)
        x = self.encoder(x + self.positions.weight[:x.shape[1]], hidden[:, None, None, :])
        if self.class_token is not None:
            return self.output(x[:, 0])
        seen = (~hidden).float()[..., None]
        return self.output((x * seen).sum(1) / seen.sum(1))


class Bert(nn.Module):
    def __init__(self, vocabulary, length, width, layers, heads, hidden):
        super().__init__()
        self.embedding, self.positions = nn.Embedding(vocabulary, width), nn.Embedding(length, width)
        self.segments, self.norm = nn.Embedding(2, width), nn.LayerNorm(width, eps=1e-12)
        self.encoder = Stack(layers, width, heads, hidden, norm_first=False, epsilon=1e-12)
        self.pooler = nn.Linear(width, width)

    def forward(self, ids, segments):
        x = self.embedding(ids) + self.positions.weight[:ids.shape[1]] + self.segments(segments)
        return self.encoder(self.norm(x), (ids == 0)[:, None, None, :])

    def pool(self, states):
        return torch.tanh(self.pooler(states[:, 0]))


class BertPretraining(nn.Module):
    def __init__(self, bert, width):
        super().__init__()
        self.bert, self.transform, self.norm = bert, nn.Linear(width, width), nn.LayerNorm(width, eps=1e-12)
        self.output = nn.Linear(width, bert.embedding.num_embeddings)
        self.output.weight = bert.embedding.weight
        self.next_sentence = nn.Linear(width, 2)

    def forward(self, ids, segments):
        states = self.bert(ids, segments)
        return self.output(self.norm(F.gelu(self.transform(states)))), self.next_sentence(self.bert.pool(states))


class BertClassifier(nn.Module):
    def __init__(self, bert, width):
        super().__init__()
        self.bert, self.output = bert, nn.Linear(width, 2)

    def forward(self, ids):
        return self.output(self.bert.pool(self.bert(ids, torch.zeros_like(ids))))


class Vit(nn.Module):
    """The projection is written as in the paper, a linear map of flattened patches, and as everybody computes it, a convolution."""

    def __init__(self, size, patch, channels, classes, width, **options):
        super().__init__()
        self.patch = patch
        self.projection = nn.Linear(channels * patch * patch, width)
        self.class_token = nn.Parameter(torch.zeros(width))
        self.positions = nn.Embedding(1 + (size // patch) ** 2, width)
        self.encoder, self.output = Stack(width=width, epsilon=1e-6, **options), nn.Linear(width, classes)

    def forward(self, images):
        kernel = self.projection.weight.unflatten(1, (images.shape[1], self.patch, self.patch))
        x = F.conv2d(images, kernel, self.projection.bias, stride=self.patch).flatten(2).transpose(1, 2)
        x = torch.cat([self.class_token.expand(x.shape[0], 1, -1), x], 1) + self.positions.weight
        return self.output(self.encoder(x)[:, 0])


def model(name, module, forward, loss, **inputs):
    """One forward and backward pass of a whole model."""
    experiment = Experiment(name)
    shake(module)
    for key, value in inputs.items():
        experiment.put(key, value)
    for key, value in module.state_dict().items():      # unlike named_parameters, both names of a tied weight
        experiment.put("parameter." + key, value)
    output = forward(module)
    experiment.put("output", output)
    total = experiment.put("loss", loss(output))
    total.backward()
    experiment.gradients(module)
    experiment.save()


def main():
    torch.manual_seed(20181011)  # the day BERT was put on arXiv
    layer("norm_without_bias", Norm(6, bias=False), {"x": 3 * torch.randn(2, 4, 6) + 1}, lambda m, x: m(x))
    layer("attention_wide", Attention(4, 2, key_width=3, value_width=5), {"x": torch.randn(3, 5, 4)},
          lambda m, x: m(x, (IDS == 0)[:, None, None, :]), ids=IDS)
    layer("attention_relative", Attention(8, 2, reach=2), {"x": torch.randn(3, 5, 8)},
          lambda m, x: m(x, (IDS == 0)[:, None, None, :]), ids=IDS)
    layer("attention_rotary", Attention(8, 2, rotary=True), {"x": torch.randn(2, 7, 8)}, lambda m, x: m(x, future(7)))

    ids = torch.tensor([[3, 1, 4, 1, 5, 9], [2, 6, 5, 3, 5, 8]])
    after = torch.tensor([[1, 4, 1, 5, 9, 2], [6, 5, 3, 5, 8, -1]])
    small = {"layers": 2, "heads": 2, "hidden": 6}

    def next_token(logits):
        return F.cross_entropy(logits.flatten(0, 1), after.flatten(), ignore_index=-1)

    model("gpt_without_bias", Gpt(11, 8, 4, bias=False, norm_bias=False, **small), lambda m: m(ids), next_token, ids=ids, next=after)
    model("gpt_2", Gpt(11, 8, 4, activation=tanh_gelu, **small), lambda m: m(ids), next_token, ids=ids, next=after)
    model("gpt_rotary", Gpt(11, 8, 8, positions=False, tied=False, rotary=True, **small | {"layers": 1}), lambda m: m(ids), next_token, ids=ids, next=after)
    model("gpt_relative", Gpt(11, 8, 4, positions=False, tied=False, reach=3, **small), lambda m: m(ids), next_token, ids=ids, next=after)

    classes = torch.tensor([2, 0, 1])
    for name, class_token, options in ("mean", False, {"norm_first": False}), ("class", True, {"norm_first": True}):
        model(f"classifier_{name}", Classifier(11, 4, class_token, activation=F.relu, **options, **small), lambda m: m(IDS),
              lambda logits: F.cross_entropy(logits, classes), ids=IDS, classes=classes)

    segments = torch.tensor([[0, 0, 1, 1, 1], [0, 0, 1, 0, 0], [0, 1, 1, 1, 0]])
    targets = torch.tensor([[-100, 5, -100, -100, 8], [-100, -100, -100, -100, -100], [9, -100, 4, -100, -100]])
    follows = torch.tensor([0, 1, 1])
    pretraining = BertPretraining(Bert(11, 8, 4, **small), 4)

    def both(m):
        words, sentence = m(IDS, segments)
        both.sentence = sentence
        return words

    model("bert_pretraining", pretraining, both,
          lambda words: F.cross_entropy(words.flatten(0, 1), targets.flatten()) + F.cross_entropy(both.sentence, follows),
          ids=IDS, segments=segments, targets=targets, follows=follows)
    labels = torch.tensor([1, 0, 1])
    model("bert_classifier", BertClassifier(Bert(11, 8, 4, **small), 4), lambda m: m(IDS),
          lambda logits: F.cross_entropy(logits, labels), ids=IDS, classes=labels)

    images = torch.randn(3, 2, 6, 6)
    model("vit", Vit(6, 3, 2, 3, 4, **small), lambda m: m(images), lambda logits: F.cross_entropy(logits, classes),
          images=images, classes=classes)

    pixels = torch.tensor([[0, 1, 2, 3, 4, 4], [3, 3, 1, 0, 2, 0]])
    started = torch.cat([torch.full((2, 1), 5), pixels[:, :-1]], 1)
    model("image_gpt", Gpt(6, 6, 4, tied=False, outputs=5, **small), lambda m: m(started),
          lambda logits: F.cross_entropy(logits.flatten(0, 1), pixels.flatten()), pixels=pixels)

    mlp = nn.Module()
    mlp.layers = nn.ModuleList(nn.Linear(a, b) for a, b in ((3, 7), (7, 5), (5, 2)))
    layer("mlp", mlp, {"x": torch.randn(4, 3)},
          lambda m, x: m.layers[2](torch.tanh(m.layers[1](torch.tanh(m.layers[0](x))))))


main()
