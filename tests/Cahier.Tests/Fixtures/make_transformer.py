#!/usr/bin/env python3
"""Writes the expected values of the transformer's layers, computed by PyTorch, as JSON files beside this script."""
import math

import torch
from torch import nn

from experiment import Experiment, layer, shake


ACTIVATIONS = {"relu": nn.functional.relu, "gelu": nn.functional.gelu}


def sinusoids(length, width):
    table = torch.zeros(length, width, dtype=torch.float64)
    for t in range(length):
        for d in range(0, width, 2):
            angle = t / 10000 ** (d / width)
            table[t, d], table[t, d + 1] = math.sin(angle), math.cos(angle)
    return table.float()


class Translator(nn.Module):
    """torch.nn.Transformer with the parts it leaves to its user: embeddings times root D, positions, output layer."""

    def __init__(self, source, target, width, heads, layers, hidden, final_norm, **options):
        super().__init__()
        transformer = nn.Transformer(width, heads, layers, layers, hidden, dropout=0.0, batch_first=True, **options)
        if not final_norm:
            transformer.encoder.norm = transformer.decoder.norm = None
        self.source_embedding = nn.Embedding(source, width)
        self.target_embedding = nn.Embedding(target, width)
        self.encoder, self.decoder = transformer.encoder, transformer.decoder
        self.output = nn.Linear(width, target)
        self.width = width

    def forward(self, source, target):
        scale = math.sqrt(self.width)
        memory = self.encoder(
            self.source_embedding(source) * scale + sinusoids(source.shape[1], self.width), src_key_padding_mask=source == 0)
        written = self.decoder(
            self.target_embedding(target) * scale + sinusoids(target.shape[1], self.width), memory,
            tgt_mask=future(target.shape[1]), tgt_key_padding_mask=target == 0, memory_key_padding_mask=source == 0)
        return self.output(written)


def future(length):
    """True where a position would see a later one."""
    return torch.triu(torch.ones(length, length, dtype=torch.bool), diagonal=1)


SOURCE = torch.tensor([[4, 5, 6, 7, 2], [8, 3, 2, 0, 0], [9, 10, 4, 2, 0]])
TARGET = torch.tensor([[1, 4, 5, 6], [1, 7, 0, 0], [1, 8, 4, 0]])
EXPECTED = torch.tensor([[4, 5, 6, 2], [7, 2, 0, 0], [8, 4, 2, 0]])


def whole_model(name, smoothing, **options):
    experiment = Experiment(name)
    model = shake(Translator(11, 9, width=8, heads=2, layers=2, hidden=12, **options))
    experiment.put("source", SOURCE), experiment.put("target", TARGET), experiment.put("expected", EXPECTED)
    experiment.parameters(model)
    logits = experiment.put("output", model(SOURCE, TARGET))
    loss = experiment.put("loss", nn.functional.cross_entropy(
        logits.flatten(0, 1), EXPECTED.flatten(), ignore_index=0, label_smoothing=smoothing))
    loss.backward()
    experiment.gradients(model)
    experiment.save()


def main():
    torch.manual_seed(20171206)  # the day "Attention Is All You Need" reached its fifth version
    layer("linear", nn.Linear(5, 3), {"x": torch.randn(2, 4, 5)}, lambda m, x: m(x))
    layer("layer_norm", nn.LayerNorm(6), {"x": 3 * torch.randn(2, 4, 6) + 1}, lambda m, x: m(x))
    layer("embedding", nn.Embedding(11, 4), {}, lambda m: m(SOURCE), ids=SOURCE)

    ids, past = SOURCE, future(5)
    layer("attention_self", nn.MultiheadAttention(8, 2, batch_first=True), {"x": torch.randn(3, 5, 8)},
          lambda m, x: m(x, x, x, key_padding_mask=ids == 0, attn_mask=past)[0], ids=ids)
    layer("attention_cross", nn.MultiheadAttention(8, 4, batch_first=True),
          {"query": torch.randn(3, 4, 8), "key": torch.randn(3, 5, 8), "value": torch.randn(3, 5, 8)},
          lambda m, query, key, value: m(query, key, value, key_padding_mask=ids == 0)[0], ids=ids)
    layer("attention_without_bias", nn.MultiheadAttention(8, 2, bias=False, batch_first=True), {"x": torch.randn(3, 5, 8)},
          lambda m, x: m(x, x, x)[0])

    for norm_first in False, True:
        for activation in "relu", "gelu":
            options = {"dropout": 0.0, "activation": ACTIVATIONS[activation], "batch_first": True, "norm_first": norm_first}
            suffix = f"{'pre' if norm_first else 'post'}_{activation}"
            layer(f"encoder_layer_{suffix}", nn.TransformerEncoderLayer(8, 2, 12, **options), {"x": torch.randn(3, 5, 8)},
                  lambda m, x: m(x, src_key_padding_mask=ids == 0), ids=ids)
            layer(f"decoder_layer_{suffix}", nn.TransformerDecoderLayer(8, 2, 12, **options),
                  {"x": torch.randn(3, 4, 8), "memory": torch.randn(3, 5, 8)},
                  lambda m, x, memory: m(x, memory, tgt_mask=future(4), tgt_key_padding_mask=TARGET == 0,
                                         memory_key_padding_mask=ids == 0), ids=ids, target=TARGET)

    gelu()
    whole_model("transformer", 0.0, final_norm=False)
    whole_model("transformer_pre_norm", 0.1, final_norm=True, norm_first=True, activation=ACTIVATIONS["gelu"])
    cross_entropy()
    adam()
    parameter_counts()


def gelu():
    """Both forms of it."""
    experiment = Experiment("gelu")
    experiment.put("x", torch.linspace(-6, 6, 37))
    for name in "none", "tanh":
        x = experiment.tensors["x"].clone().requires_grad_()
        experiment.put(f"{name}.output", nn.functional.gelu(x, approximate=name)).sum().backward()
        experiment.put(f"{name}.gradient", x.grad)
    experiment.save()


def cross_entropy():
    experiment = Experiment("cross_entropy")
    logits = experiment.put("logits", 3 * torch.randn(3, 4, 9)).requires_grad_()
    experiment.put("expected", EXPECTED)
    for name, options in {"plain": {}, "ignoring": {"ignore_index": 0}, "smoothed": {"ignore_index": 0, "label_smoothing": 0.1}}.items():
        logits.grad = None
        loss = experiment.put(f"{name}.loss", nn.functional.cross_entropy(logits.flatten(0, 1), EXPECTED.flatten(), **options))
        loss.backward()
        experiment.put(f"{name}.gradient", logits.grad)
    experiment.save()


def adam():
    """Ten steps on gradients of very different sizes, under the warm-up schedule of Vaswani et al."""
    experiment = Experiment("adam")
    parameter = nn.Parameter(torch.randn(19))
    experiment.put("start", parameter)
    gradients = experiment.put("gradients", torch.randn(10, 19) * 10.0 ** torch.randint(-4, 3, (10, 19)))
    optimizer = torch.optim.Adam([parameter], lr=1.0, betas=(0.9, 0.98), eps=1e-9)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda t: 64 ** -0.5 * min((t + 1) ** -0.5, (t + 1) * 4 ** -1.5))
    after, rates = [], []
    for gradient in gradients:
        rates.append(optimizer.param_groups[0]["lr"])
        parameter.grad = gradient.clone()
        optimizer.step()
        schedule.step()
        after.append(parameter.detach().clone())
    experiment.put("after", torch.stack(after))
    experiment.put("rates", torch.tensor(rates))
    experiment.save()


def parameter_counts():
    """The lesson's exercise and its variants, counted by PyTorch's own modules."""
    experiment = Experiment("parameter_counts")

    def count(name, parameters):
        experiment.put(name, torch.tensor(sum(p.numel() for p in parameters)))

    base = {"width": 512, "heads": 8, "layers": 6, "hidden": 2048}
    count("final_norms", Translator(29, 29, final_norm=True, **base).parameters())
    model = Translator(29, 29, final_norm=False, **base)
    count("base", model.parameters())
    count("no_biases", [p for name, p in model.named_parameters() if "norm" in name or not name.endswith("bias")])
    model.source_positions, model.target_positions = nn.Embedding(512, 512), nn.Embedding(512, 512)
    count("learned_positions", model.parameters())
    del model.source_positions, model.target_positions
    model.target_embedding.weight = model.output.weight = model.source_embedding.weight
    count("tied", model.parameters())
    experiment.save()


main()
