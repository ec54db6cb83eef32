#!/usr/bin/env python3
"""The same work in PyTorch, NumPy (OpenBLAS) and gensim: what Cahier is measured against.

    /usr/bin/python3 peers.py THREADS      (Debian: python3-torch python3-numpy python3-gensim)

reads lines "case seconds warmups" and answers each with one line of JSON; the first line it writes is {"ready": true, ...}.
"""
import json
import sys
import time

import numpy as np

THREADS = int(sys.argv[1]) if len(sys.argv) > 1 else 1


def load_torch():
    import torch
    torch.set_num_threads(THREADS)
    torch.manual_seed(0)
    return torch


def ids(high, *shape):
    return load_torch().randint(0, high, shape)


def training(parameters, optimizer, loss):
    """One training step."""
    def step():
        optimizer.zero_grad(set_to_none=True)
        loss().backward()
        optimizer.step()
    return step


# ---- matrix products and functions of one number: a run and its billions of operations or elements

def sgemm(library, size):
    m, n, k = map(int, size.split("x"))
    repeats = max(1, int(2e7 / (2 * m * n * k)))
    if library == "numpy":
        a, b, c = np.random.rand(m, k).astype("f"), np.random.rand(k, n).astype("f"), np.empty((m, n), "f")
        product = lambda: np.dot(a, b, out=c)
    else:
        torch = load_torch()
        a, b, c = torch.rand(m, k), torch.rand(k, n), torch.empty(m, n)
        product = lambda: torch.mm(a, b, out=c)
    return repeated(product, repeats), 2e-9 * m * n * k * repeats


def elementwise(function, count):
    torch, count = load_torch(), int(count)
    rows = 1024 if count >= 1 << 20 else 64
    x = torch.randn(rows, count // rows)
    out = torch.empty_like(x)
    run = {"exp": lambda: torch.exp(x, out=out), "tanh": lambda: torch.tanh(x, out=out), "sigmoid": lambda: torch.sigmoid(x, out=out),
           "softmax": lambda: torch.softmax(x, -1), "gelu": lambda: torch.nn.functional.gelu(x), "add": lambda: torch.add(x, x, out=out)}
    repeats = max(1, (1 << 18) // count)
    return repeated(run[function], repeats), 1e-9 * count * repeats


def repeated(run, times):
    def all_of_them():
        for _ in range(times):
            run()
    return all_of_them


# ---- attention

def attention(causal):
    torch = load_torch()
    q, k, v = (torch.randn(1, 8, 512, 64) for _ in range(3))
    future = torch.triu(torch.ones(512, 512, dtype=torch.bool), 1)

    @torch.no_grad()
    def run():
        scores = (q @ k.transpose(-2, -1)) * 64 ** -0.5
        if causal:
            scores.masked_fill_(future, float("-inf"))
        return torch.softmax(scores, -1) @ v
    return run


# ---- training steps

def gpt_baby(width=128, heads=4, layers=4, length=64, batch=12, words=65):
    """Normalisation first, exact GELU, no biases, output tied to the embedding, AdamW."""
    torch = load_torch()
    nn, F = torch.nn, torch.nn.functional
    scale = lambda: nn.Parameter(torch.ones(width))
    linear = lambda inputs, outputs: nn.Linear(inputs, outputs, bias=False)
    norm = lambda x, weight: F.layer_norm(x, (width,), weight)
    blocks = nn.ModuleList(nn.ModuleDict({
        "qkv": linear(width, 3 * width), "out": linear(width, width), "up": linear(width, 4 * width), "down": linear(4 * width, width),
    }) for _ in range(layers))
    scales = nn.ParameterList(scale() for _ in range(2 * layers + 1))
    token, position = nn.Embedding(words, width), nn.Embedding(length, width)
    future = torch.triu(torch.ones(length, length, dtype=torch.bool), 1)
    everything = nn.ModuleList([blocks, scales, token, position])
    optimizer = torch.optim.AdamW(everything.parameters(), lr=1e-3, betas=(0.9, 0.99), weight_decay=0.1)
    x, y = ids(words, batch, length), ids(words, batch, length)

    def attend(x, block):
        q, k, v = (part.view(batch, length, heads, width // heads).transpose(1, 2) for part in block["qkv"](x).split(width, dim=2))
        scores = (q @ k.transpose(-2, -1)) * (width // heads) ** -0.5
        found = F.softmax(scores.masked_fill(future, float("-inf")), dim=-1) @ v
        return block["out"](found.transpose(1, 2).contiguous().view(batch, length, width))

    def loss():
        h = token(x) + position(torch.arange(length))
        for i, block in enumerate(blocks):
            h = h + attend(norm(h, scales[2 * i]), block)
            h = h + block["down"](F.gelu(block["up"](norm(h, scales[2 * i + 1]))))
        return F.cross_entropy(F.linear(norm(h, scales[-1]), token.weight).view(-1, words), y.view(-1))
    return training(everything.parameters(), optimizer, loss)


def encoder_classifier(width=100, hidden=500, length=200, batch=16, words=5000):
    torch = load_torch()
    nn, F = torch.nn, torch.nn.functional
    token, position = nn.Embedding(words, width), nn.Parameter(0.02 * torch.randn(length, width))
    encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(width, 1, hidden, dropout=0.0, batch_first=True), 3)
    head = nn.Linear(width, 2)
    parameters = [*token.parameters(), position, *encoder.parameters(), *head.parameters()]
    x, y = ids(words, batch, length), ids(2, batch)
    return training(parameters, torch.optim.Adam(parameters, lr=1e-3),
                    lambda: F.cross_entropy(head(encoder(token(x) + position).mean(1)), y))


def vaswani(width=512, length=11, batch=3, words=29):
    torch = load_torch()
    nn, F = torch.nn, torch.nn.functional
    source, target = nn.Embedding(words, width), nn.Embedding(words, width)
    position = nn.Parameter(0.02 * torch.randn(length, width))
    net, head = nn.Transformer(width, 8, 6, 6, 2048, dropout=0.0, batch_first=True), nn.Linear(width, words)
    parameters = [*source.parameters(), *target.parameters(), position, *net.parameters(), *head.parameters()]
    future = nn.Transformer.generate_square_subsequent_mask(length)
    s, t, y = (ids(words, batch, length) for _ in range(3))
    return training(parameters, torch.optim.Adam(parameters, lr=1e-4), lambda: F.cross_entropy(
        head(net(source(s) + position, target(t) + position, tgt_mask=future)).reshape(-1, words), y.reshape(-1)))


def char_model(kind, width, words=64, length=64, batch=32):
    torch = load_torch()
    nn, F = torch.nn, torch.nn.functional
    embedding, rnn, head = nn.Embedding(words, width), getattr(nn, kind)(width, width, batch_first=True), nn.Linear(width, words)
    parameters = [*embedding.parameters(), *rnn.parameters(), *head.parameters()]
    x, y = ids(words, batch, length), ids(words, batch, length)
    return training(parameters, torch.optim.Adam(parameters, lr=1e-3),
                    lambda: F.cross_entropy(head(rnn(embedding(x))[0]).reshape(-1, words), y.reshape(-1)))


def min_char_rnn_torch(words=64, width=100, length=25):
    torch = load_torch()
    nn, F = torch.nn, torch.nn.functional
    rnn, head = nn.RNN(words, width, batch_first=True), nn.Linear(width, words)
    parameters = [*rnn.parameters(), *head.parameters()]
    optimizer = torch.optim.Adagrad(parameters, lr=0.1)
    x, y, start = ids(words, 1, length), ids(words, 1, length), torch.zeros(1, 1, width)

    def step():
        optimizer.zero_grad(set_to_none=True)
        output, _ = rnn(F.one_hot(x, words).float(), start)
        loss = F.cross_entropy(head(output).reshape(-1, words), y.reshape(-1), reduction="sum")
        loss.backward()
        for parameter in parameters:
            parameter.grad.clamp_(-5, 5)
        optimizer.step()
        return loss.item()
    return step


def min_char_rnn_numpy(words=64, width=100, length=25):
    """Backpropagation through time by hand, column vectors, Adagrad."""
    shapes = [(width, words), (width, width), (words, width), (width, 1), (words, 1)]
    parameters = [(0.01 * np.random.standard_normal(shape)).astype("f") for shape in shapes]
    squares = [np.zeros_like(parameter) for parameter in parameters]
    x, y = np.random.randint(0, words, length), np.random.randint(0, words, length)
    last = [np.zeros((width, 1), "f")]

    def step():
        w_in, w_rec, w_out, b_rec, b_out = parameters
        inputs, states, probabilities, loss = np.eye(words, dtype="f")[x][:, :, None], [last[0]], [], 0.0
        for t in range(length):
            states.append(np.tanh(w_in @ inputs[t] + w_rec @ states[-1] + b_rec))
            e = np.exp(w_out @ states[-1] + b_out)
            probabilities.append(e / e.sum())
            loss -= np.log(probabilities[-1][y[t], 0])
        gradients, carried = [np.zeros_like(parameter) for parameter in parameters], np.zeros((width, 1), "f")
        for t in reversed(range(length)):
            d_out = probabilities[t].copy()
            d_out[y[t]] -= 1
            d_in = (w_out.T @ d_out + carried) * (1 - states[t + 1] ** 2)
            for gradient, part in zip(gradients, (d_in @ inputs[t].T, d_in @ states[t].T, d_out @ states[t + 1].T, d_in, d_out)):
                gradient += part
            carried = w_rec.T @ d_in
        for parameter, gradient, square in zip(parameters, gradients, squares):
            np.clip(gradient, -5, 5, out=gradient)
            square += gradient * gradient
            parameter -= 0.1 * gradient / np.sqrt(square + 1e-8)
        last[0] = states[-1]
        return loss
    return step


def lenet(batch=64):
    torch = load_torch()
    nn = torch.nn
    net = nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))
    x, y = torch.randn(batch, 1, 28, 28), ids(10, batch)
    return training(net.parameters(), torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9),
                    lambda: nn.functional.cross_entropy(net(x), y))


def adam(count=44_000_000, tensors=200):
    torch = load_torch()
    parameters = [torch.nn.Parameter(torch.zeros(count // tensors)) for _ in range(tensors)]
    for parameter in parameters:
        parameter.grad = torch.full_like(parameter, 1e-3)
    return torch.optim.Adam(parameters, lr=1e-4).step


def word2vec(tokens=2_000_000, vocabulary=20_000):
    """Words a second of skip-gram with negative sampling on words drawn by Zipf's law, without building the vocabulary."""
    from gensim.models import Word2Vec
    weights = 1 / np.arange(1, vocabulary + 1)
    words = [f"w{i}" for i in np.random.default_rng(1).choice(vocabulary, tokens, p=weights / weights.sum())]
    sentences = [words[i:i + 20] for i in range(0, tokens, 20)]
    # All words have vectors; a fifth of the text is enough to time.
    part = sentences[:len(sentences) // 5]

    def run():
        model = Word2Vec(vector_size=100, window=5, sg=1, hs=0, negative=5, sample=0, workers=THREADS, min_count=1, seed=1)
        model.build_vocab(sentences)
        start = time.perf_counter()
        model.train(part, total_examples=len(part), epochs=1)
        return time.perf_counter() - start
    return run, 20 * len(part)


STEPS = {
    "gpt-baby": gpt_baby, "encoder-clf": encoder_classifier, "vaswani": vaswani, "lenet-b64": lenet, "adam-44M": adam,
    "char-lstm-128": lambda: char_model("LSTM", 128), "char-lstm-256": lambda: char_model("LSTM", 256),
    "char-gru-128": lambda: char_model("GRU", 128), "min-char-rnn-torch": min_char_rnn_torch,
    "min-char-rnn-numpy": min_char_rnn_numpy, "attn-fwd": lambda: attention(False), "attn-fwd-causal": lambda: attention(True),
}


def prepare(case):
    """What to run, its amount (for a rate) and the unit."""
    if case in STEPS:
        return STEPS[case](), None, "ms"
    if case == "word2vec":
        return *word2vec(), "words/s"
    kind, library, rest = case.split("-", 2)
    if kind == "sgemm":
        return *sgemm(library, rest), "GFLOP/s"
    return *elementwise(*rest.split("-")), "Gelem/s"


def measure(run, amount, seconds, warmups):
    for _ in range(warmups):
        run()
    values, end = [], time.perf_counter() + seconds
    while len(values) < 5 or time.perf_counter() < end:
        start = time.perf_counter()
        own = run()
        taken = own if isinstance(own, float) and amount is not None else time.perf_counter() - start
        values.append(1e3 * taken if amount is None else amount / taken)
    return sorted(values)


def main():
    prepared = {}
    with open("/proc/self/maps", encoding="ascii") as maps:
        blas = "openblas" if "openblas" in maps.read() else "another"
    print(json.dumps({"ready": True, "blas": blas}), flush=True)
    for line in sys.stdin:
        case, seconds, warmups = (line.split() + ["1", "2"])[:3]
        if case not in prepared:
            prepared[case] = prepare(case)
        run, amount, unit = prepared[case]
        values = measure(run, amount, float(seconds), int(warmups))
        print(json.dumps({"case": case, "unit": unit, "median": values[len(values) // 2], "n": len(values), "min": values[0],
                          "p90": values[min(len(values) - 1, int(0.9 * len(values)))]}), flush=True)


main()
