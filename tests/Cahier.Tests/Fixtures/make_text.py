#!/usr/bin/env python3
"""Writes what PyTorch computes for word2vec: a pass of the full softmax, and a step of negative sampling."""
import torch
from torch import nn

from experiment import Experiment


class SkipGram(nn.Module):
    def __init__(self, vocabulary, width):
        super().__init__()
        self.input = nn.Embedding(vocabulary, width)
        self.output = nn.Linear(width, vocabulary, bias=False)

    def forward(self, centers):
        return self.output(self.input(centers))


def full_softmax():
    experiment = Experiment("skip_gram")
    model = SkipGram(11, 5)
    centers = experiment.put("centers", torch.tensor([[3, 7, 3, 0]]))
    contexts = experiment.put("contexts", torch.tensor([[1, 10, 4, 3]]))
    experiment.parameters(model)
    logits = experiment.put("output", model(centers[0]))
    loss = experiment.put("loss", nn.functional.cross_entropy(logits, contexts[0]))
    loss.backward()
    experiment.gradients(model)
    experiment.save()


def negative_sampling():
    """Mikolov et al. 2013b, equation 4, as a loss, and one step of plain gradient descent."""
    experiment = Experiment("negative_sampling")
    table, outputs = nn.Parameter(torch.randn(6, 5)), nn.Parameter(torch.randn(6, 5))
    experiment.put("input", table), experiment.put("outputs", outputs)
    center, context, drawn = 2, 4, [0, 5, 3, 1]
    experiment.put("targets", torch.tensor([[context, *drawn]]))
    log_sigmoid = nn.functional.logsigmoid
    loss = -log_sigmoid(table[center] @ outputs[context]) - log_sigmoid(-(outputs[drawn] @ table[center])).sum()
    experiment.put("loss", loss)
    loss.backward()
    rate = 0.5
    with torch.no_grad():
        table -= rate * table.grad
        outputs -= rate * outputs.grad
    experiment.put("input after", table), experiment.put("outputs after", outputs)
    experiment.save()


if __name__ == "__main__":
    torch.manual_seed(20130116)  # the day "Efficient Estimation of Word Representations in Vector Space" appeared
    full_softmax()
    negative_sampling()
