#!/usr/bin/env python3
"""Writes the expected values of the layers for images, computed by PyTorch, as JSON files beside this script."""
import torch
from torch import nn

from experiment import Experiment, layer, shake

CONVOLUTIONS = {
    "plain": dict(kernel_size=3),
    "strided": dict(kernel_size=3, stride=2, padding=1),
    "wide": dict(kernel_size=5, padding=2, bias=False),
    "even": dict(kernel_size=2, stride=3, padding=1),
    "replicated": dict(kernel_size=3, padding=1, padding_mode="replicate"),
    "replicated_strided": dict(kernel_size=5, stride=2, padding=3, padding_mode="replicate"),
}


class BasicBlock(nn.Module):
    """torchvision's, which Debian does not have."""

    def __init__(self, inputs, outputs, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        if stride != 1 or inputs != outputs:
            self.downsample = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        change = self.bn2(self.conv2(self.bn1(self.conv1(x)).relu()))
        return (change + (self.downsample(x) if hasattr(self, "downsample") else x)).relu()


class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 6, 5, padding=2), nn.Conv2d(6, 16, 5)
        self.fc1, self.fc2, self.fc3 = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)

    def forward(self, x):
        x = nn.functional.max_pool2d(self.conv1(x).relu(), 2)
        x = nn.functional.max_pool2d(self.conv2(x).relu(), 2).flatten(1)
        return self.fc3(self.fc2(self.fc1(x).relu()).relu())


def batch_norm(name, norm, shape):
    """Three batches while learning, then one in use: outputs, gradients of the last, running averages after each."""
    experiment = Experiment(name)
    with torch.no_grad():
        norm.running_mean.normal_()
        norm.running_var.uniform_(0.5, 2)
    experiment.parameters(shake(norm))
    for step in range(4):
        norm.train(step < 3)
        norm.zero_grad()
        x = experiment.put(f"x{step}", 2 * torch.randn(*shape) + 1).requires_grad_()
        output = experiment.put(f"output{step}", norm(x))
        seed = experiment.put(f"seed{step}", torch.randn_like(output))
        (output * seed).sum().backward()
        experiment.put(f"gradient{step}", x.grad)
        experiment.put(f"weight_gradient{step}", norm.weight.grad)
        experiment.put(f"bias_gradient{step}", norm.bias.grad)
        experiment.put(f"mean{step}", norm.running_mean)
        experiment.put(f"variance{step}", norm.running_var)
    experiment.put("batches", norm.num_batches_tracked)
    experiment.save()


def pooling():
    experiment = Experiment("pooling")
    x = experiment.put("x", torch.randn(1, 2, 7, 9))
    for name, pool in {
        "max": nn.MaxPool2d(2), "max_overlapping": nn.MaxPool2d(3, 2, 1), "average": nn.AvgPool2d(2),
        "average_overlapping": nn.AvgPool2d(3, 2), "global": nn.AdaptiveAvgPool2d(1),
    }.items():
        own = x.clone().requires_grad_()
        output = experiment.put(f"{name}.output", pool(own))
        seed = experiment.put(f"{name}.seed", torch.randn_like(output))
        (output * seed).sum().backward()
        experiment.put(f"{name}.gradient", own.grad)
    experiment.save()


def whole_lenet():
    """One image pair through the whole network; of the largest gradients a part, or the sums of their rows."""
    experiment = Experiment("lenet")
    model = LeNet()
    # Weights by formula instead of 61,706 numbers in a file; the tests compute the same ones.
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            n = torch.arange(parameter.numel(), dtype=torch.float64)
            parameter.copy_((torch.sin(n * 0.7 + len(name)) / (parameter[0].numel() ** 0.5)).float().view_as(parameter))
    x = experiment.put("x", torch.randn(2, 1, 28, 28).mul(8).round().div(8)).requires_grad_()
    targets = experiment.put("targets", torch.tensor([3, 7]))
    logits = experiment.put("output", model(x))
    loss = experiment.put("loss", nn.functional.cross_entropy(logits, targets))
    loss.backward()
    experiment.put("gradient.conv1.weight", model.conv1.weight.grad)
    experiment.put("gradient.conv1.bias", model.conv1.bias.grad)
    experiment.put("gradient.conv2.weight.first", model.conv2.weight.grad[:4])
    experiment.put("gradient.conv2.bias", model.conv2.bias.grad)
    experiment.put("gradient.fc1.bias", model.fc1.bias.grad)
    experiment.put("gradient.fc2.bias", model.fc2.bias.grad)
    experiment.put("gradient.fc3.bias", model.fc3.bias.grad)
    experiment.put("gradient.fc1.weight.rows", model.fc1.weight.grad.sum(1))
    experiment.put("gradient.fc2.weight.rows", model.fc2.weight.grad.sum(1))
    experiment.put("gradient.fc3.weight.rows", model.fc3.weight.grad.sum(1))
    experiment.save()


def main():
    torch.manual_seed(19981101)  # the month of LeCun et al., "Gradient-based learning applied to document recognition"
    for name, options in CONVOLUTIONS.items():
        layer(f"conv2d_{name}", nn.Conv2d(2, 3, **options), {"x": torch.randn(2, 2, 7, 5)}, lambda m, x: m(x))
    pooling()
    batch_norm("batch_norm_rows", nn.BatchNorm1d(3), (5, 3))
    batch_norm("batch_norm_images", nn.BatchNorm2d(3), (2, 3, 4, 3))
    layer("residual_block", BasicBlock(2, 2), {"x": torch.randn(2, 2, 5, 5)}, lambda m, x: m(x))
    layer("residual_block_projected", BasicBlock(2, 3, 2), {"x": torch.randn(2, 2, 5, 6)}, lambda m, x: m(x))
    layer("small_resnet", nn.Sequential(
        nn.Conv2d(1, 2, 3, padding=1, bias=False), nn.BatchNorm2d(2), nn.ReLU(), nn.MaxPool2d(2), BasicBlock(2, 2),
        BasicBlock(2, 4, 2), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 3)), {"x": torch.randn(2, 1, 8, 8)}, lambda m, x: m(x))
    whole_lenet()


if __name__ == "__main__":
    main()
