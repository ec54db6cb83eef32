#!/usr/bin/env python3
"""Writes the expected values of recurrent layers, attention and the models made of them, computed by PyTorch, beside this script."""
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from experiment import Experiment, layer, shake

LENGTHS = torch.tensor([2, 5, 3])


def everything(result):
    """Output and last states (of an LSTM, cells too) in one row."""
    output, state = result
    states = state if isinstance(state, tuple) else (state,)
    return torch.cat([output.flatten(), *(s.flatten() for s in states)])


def run(module, x, state, lengths=None):
    if lengths is None:
        return module(x, state)
    output, state = module(pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False), state)
    return pad_packed_sequence(output, batch_first=True, total_length=x.shape[1])[0], state


def layers():
    kinds = {
        "rnn_tanh": lambda n: nn.RNN(4, 3, n, batch_first=True), "rnn_relu": lambda n: nn.RNN(4, 3, n, nonlinearity="relu", batch_first=True),
        "gru": lambda n: nn.GRU(4, 3, n, batch_first=True), "lstm": lambda n: nn.LSTM(4, 3, n, batch_first=True),
    }
    for name, make in kinds.items():
        for n in 1, 2:
            inputs = {"x": torch.randn(3, 5, 4), "h": torch.randn(n, 3, 3)}
            if name == "lstm":
                inputs["c"] = torch.randn(n, 3, 3)
            state = lambda h, c=None: h if c is None else (h, c)
            copy = {key: value.clone() for key, value in inputs.items()}
            layer(f"{name}_{n}", make(n), inputs, lambda m, x, **s: everything(run(m, x, state(**s))))
            layer(f"{name}_{n}_lengths", make(n), copy, lambda m, x, **s: everything(run(m, x, state(**s), LENGTHS)), lengths=LENGTHS)
    layer("gru_without_bias", nn.GRU(4, 3, bias=False, batch_first=True), {"x": torch.randn(2, 3, 4)}, lambda m, x: everything(m(x)))


IDS = torch.tensor([[4, 5, 6, 7, 2], [3, 1, 2, 2, 5]])
NEXT = torch.tensor([[5, 6, 7, 2, 1], [1, 2, 2, 5, 0]])


class CharModel(nn.Module):
    def __init__(self, network, width, hidden, embedding):
        super().__init__()
        if embedding:
            self.embedding = nn.Embedding(8, width)
        self.rnn, self.output = network, nn.Linear(hidden, 8)

    def forward(self, ids, state=None):
        x = self.embedding(ids) if hasattr(self, "embedding") else nn.functional.one_hot(ids, 8).float()
        output, state = self.rnn(x, state)
        return self.output(output), state


def char_models():
    for name, model in {
        "char_rnn_one_hot": CharModel(nn.RNN(8, 5, batch_first=True), 8, 5, False),
        "char_gru": CharModel(nn.GRU(4, 5, batch_first=True), 4, 5, True),
        "char_lstm": CharModel(nn.LSTM(4, 5, 2, batch_first=True), 4, 5, True),
    }.items():
        experiment = Experiment(name)
        experiment.put("ids", IDS), experiment.put("next", NEXT)
        experiment.parameters(shake(model))
        _, state = model(IDS.flip(1))           # the text before
        logits = experiment.put("output", model(IDS, detached(state))[0])
        loss = experiment.put("loss", nn.functional.cross_entropy(logits.flatten(0, 1), NEXT.flatten()))
        loss.backward()
        experiment.gradients(model)
        experiment.save()


def detached(state):
    return tuple(s.detach() for s in state) if isinstance(state, tuple) else state.detach()


class AdditiveAttention(nn.Module):
    def __init__(self, query, key, width):
        super().__init__()
        self.query, self.key = nn.Linear(query, width, bias=False), nn.Linear(key, width)
        self.score = nn.Parameter(torch.randn(width))

    def forward(self, query, keys, hidden=None):
        scores = torch.tanh(self.query(query)[:, :, None] + self.key(keys)[:, None]) @ self.score      # [B, T, S]
        if hidden is not None:
            scores = scores.masked_fill(hidden[:, None], float("-inf"))
        weights = scores.softmax(-1)
        return weights @ keys, weights


class Decoder(nn.Module):
    """cᵢ = attention(hᵢ₋₁, memory), hᵢ = f([xᵢ; cᵢ], hᵢ₋₁), yᵢ = W·[hᵢ; cᵢ] + b"""

    def __init__(self, kind, words, width, hidden, memory, layers, attention):
        super().__init__()
        context = memory if attention else 0
        self.embedding = nn.Embedding(words, width)
        self.attention = AdditiveAttention(hidden, memory, hidden) if attention else None
        self.network = kind(width + context, hidden, layers, batch_first=True)
        self.output = nn.Linear(hidden + context, words)

    def forward(self, words, memory, state, hidden=None):
        x = self.embedding(words)
        if self.attention is None:
            return self.output(self.network(x, state)[0])
        outputs = []
        for t in range(words.shape[1]):
            top = (state[0] if isinstance(state, tuple) else state)[-1]
            context, _ = self.attention(top[:, None], memory, hidden)
            output, state = self.network(torch.cat([x[:, t:t + 1], context], -1), state)
            outputs.append(self.output(torch.cat([output, context], -1)))
        return torch.cat(outputs, 1)


SOURCE = torch.tensor([[4, 5, 6, 7, 2], [8, 3, 2, 0, 0], [9, 10, 4, 2, 0]])
TARGET = torch.tensor([[1, 4, 5, 6], [1, 7, 0, 0], [1, 8, 4, 0]])
EXPECTED = torch.tensor([[4, 5, 6, 2], [7, 2, 0, 0], [8, 4, 2, 0]])


class Seq2Seq(nn.Module):
    def __init__(self, kind, layers, attention):
        super().__init__()
        self.embedding, self.encoder = nn.Embedding(11, 4), kind(4, 5, layers, batch_first=True)
        self.decoder = Decoder(kind, 9, 4, 5, 5, layers, attention)

    def forward(self, source, target):
        memory, state = run(self.encoder, self.embedding(source), None, (source != 0).sum(1))
        return self.decoder(target, memory, state, source == 0)


class Captioner(nn.Module):
    def __init__(self):
        super().__init__()
        self.initial_hidden, self.initial_cell = nn.Linear(6, 5), nn.Linear(6, 5)
        self.decoder = Decoder(nn.LSTM, 9, 4, 5, 6, 1, True)

    def forward(self, features, words):
        mean = features.mean(1)
        return self.decoder(words, features, (self.initial_hidden(mean).tanh()[None], self.initial_cell(mean).tanh()[None]))


def writers():
    def finish(experiment, model, logits):
        experiment.put("output", logits)
        loss = experiment.put("loss", nn.functional.cross_entropy(logits.flatten(0, 1), EXPECTED.flatten(), ignore_index=0))
        loss.backward()
        experiment.gradients(model)
        experiment.save()

    for name, model in {
        "seq2seq_gru_attention": Seq2Seq(nn.GRU, 1, True), "seq2seq_lstm_attention": Seq2Seq(nn.LSTM, 2, True), "seq2seq_lstm": Seq2Seq(nn.LSTM, 2, False),
    }.items():
        experiment = Experiment(name)
        experiment.put("source", SOURCE), experiment.put("target", TARGET), experiment.put("expected", EXPECTED)
        experiment.parameters(shake(model))
        finish(experiment, model, model(SOURCE, TARGET))

    experiment, model = Experiment("captioner"), shake(Captioner())
    features = experiment.put("features", torch.randn(3, 4, 6))
    experiment.put("target", TARGET), experiment.put("expected", EXPECTED)
    experiment.parameters(model)
    finish(experiment, model, model(features, TARGET))

    layer("additive_attention", AdditiveAttention(3, 4, 5), {"query": torch.randn(3, 2, 3), "keys": torch.randn(3, 5, 4)},
          lambda m, query, keys: torch.cat([part.flatten() for part in m(query, keys, SOURCE == 0)]), ids=SOURCE)


class Layers(nn.Module):
    def __init__(self, *widths):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))

    def forward(self, x):
        for linear in self.layers[:-1]:
            x = linear(x).relu()
        return self.layers[-1](x)


class Pooling(nn.Module):
    def __init__(self, width, query, value):
        super().__init__()
        if query == "learned":
            self.query = nn.Parameter(torch.randn(width))
        elif query is not None:
            self.query = Layers(width, *query, width)
        if value is not None:
            self.value = Layers(width, *value, width)

    def forward(self, x, hidden):
        def weigh(scores):
            return scores.masked_fill(hidden, float("-inf")).softmax(-1)

        weights = weigh(torch.zeros(x.shape[:2]))
        query = getattr(self, "query", None)
        if isinstance(query, nn.Parameter):
            weights = weigh(x @ query)
        elif query is not None:
            weights = weigh((x @ query((weights[..., None] * x).sum(1))[..., None])[..., 0])
        value = self.value(x) if hasattr(self, "value") else x
        return (weights[..., None] * value).sum(1), weights


class TextClassifier(nn.Module):
    def __init__(self, network=False, pooling=None, classes=2):
        super().__init__()
        self.embedding = nn.Embedding(11, 4)
        if network:
            self.network = nn.LSTM(4, 5, batch_first=True)
        if pooling is not None:
            self.pooling = Pooling(5 if network else 4, *pooling)
        self.output = nn.Linear(5 if network else 4, classes)

    def forward(self, ids):
        x, weights = self.embedding(ids), None
        if hasattr(self, "network"):
            x, (last, _) = run(self.network, x, None, (ids != 0).sum(1))
            text = last[-1]
        if hasattr(self, "pooling"):
            text, weights = self.pooling(x, ids == 0)
        return self.output(text), weights


LABELS = torch.tensor([0, 1, 1])


def classifiers():
    for name, options in {
        "mean": {"pooling": (None, None)}, "query": {"pooling": ("learned", None)}, "query_of_text": {"pooling": ((), None)},
        "query_mlp": {"pooling": ((3, 6), None)}, "query_and_value": {"pooling": ((), (7,))},
        "lstm": {"network": True}, "lstm_attention": {"network": True, "pooling": ("learned", None)},
        "one_score": {"network": True, "classes": 1},
    }.items():
        experiment, model = Experiment(f"text_classifier_{name}"), shake(TextClassifier(**options))
        experiment.put("ids", SOURCE), experiment.put("labels", LABELS)
        experiment.parameters(model)
        logits, weights = model(SOURCE)
        experiment.put("output", logits)
        if logits.shape[1] == 1:
            loss = nn.functional.binary_cross_entropy_with_logits(logits[:, 0], LABELS.float())
        else:
            loss = nn.functional.cross_entropy(logits, LABELS)
        if weights is not None:
            experiment.put("weights", weights)
            entropy = experiment.put("entropy", -torch.xlogy(weights, weights).sum(-1))
            loss = loss + 0.1 * -(torch.where(weights > 0, weights, torch.ones(())).log() * weights).sum(-1).mean()
            assert torch.isfinite(entropy).all()
        experiment.put("loss", loss).backward()
        experiment.gradients(model)
        experiment.save()


def main():
    torch.manual_seed(19971115)  # "Long Short-Term Memory", Neural Computation 9(8)
    layers()
    char_models()
    writers()
    classifiers()


main()
