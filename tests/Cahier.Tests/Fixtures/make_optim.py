#!/usr/bin/env python3
"""Writes the expected values of optimizers, clipping and losses, computed by PyTorch, as JSON files beside this script."""
import torch
from torch import nn

from experiment import Experiment

KEPT = [1, 2, 10]  # the steps whose outcome is written


def optimizers():
    """Ten steps on gradients of very different sizes; the second parameter is spared from weight decay."""
    experiment = Experiment("optimizers")
    starts = {"weight": torch.randn(19), "bias": torch.randn(5)}
    gradients = {name: torch.randn(10, len(start)) * 10.0 ** torch.randint(-4, 3, (10, len(start))) for name, start in starts.items()}
    for name in starts:
        experiment.put(f"start.{name}", starts[name])
        experiment.put(f"gradients.{name}", gradients[name])
    experiment.put("steps", torch.tensor(KEPT))

    optim = torch.optim
    variants = {
        "sgd": lambda p: optim.SGD(p, lr=0.1),
        "sgd_decay": lambda p: optim.SGD(p, lr=0.1, weight_decay=0.2),
        "sgd_momentum": lambda p: optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.2),
        "sgd_nesterov": lambda p: optim.SGD(p, lr=0.1, momentum=0.8, nesterov=True, weight_decay=0.2),
        "adagrad": lambda p: optim.Adagrad(p, lr=0.3),
        "adagrad_decay": lambda p: optim.Adagrad(p, lr=0.3, lr_decay=0.1, weight_decay=0.2, eps=1e-3),
        "rms_prop": lambda p: optim.RMSprop(p),
        "rms_prop_decay": lambda p: optim.RMSprop(p, lr=0.1, alpha=0.9, eps=1e-3, weight_decay=0.2),
        "adam": lambda p: optim.Adam(p),
        "adam_decay": lambda p: optim.Adam(p, lr=0.1, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.2),
        "adamw": lambda p: optim.AdamW(p, lr=0.1),
        "adamw_decay": lambda p: optim.AdamW(p, lr=0.1, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.2),
    }
    for variant, make in variants.items():
        parameters = {name: nn.Parameter(start.clone()) for name, start in starts.items()}
        optimizer = make([{"params": [parameters["weight"]]}, {"params": [parameters["bias"]], "weight_decay": 0.0}])
        after = {name: [] for name in starts}
        for step in range(1, 11):
            for name, parameter in parameters.items():
                parameter.grad = gradients[name][step - 1].clone()
            optimizer.step()
            if step in KEPT:
                for name, parameter in parameters.items():
                    after[name].append(parameter.detach().clone())
        for name in starts:
            experiment.put(f"{variant}.{name}", torch.stack(after[name]))
    experiment.save()


def clipping():
    experiment = Experiment("clipping")
    parameters = [nn.Parameter(torch.zeros(3, 4)), nn.Parameter(torch.zeros(7))]
    gradients = [experiment.put(f"gradient{i}", 5 * torch.randn_like(p)) for i, p in enumerate(parameters)]
    for name, clip in {
        "short": lambda: nn.utils.clip_grad_norm_(parameters, 1.0),
        "long": lambda: nn.utils.clip_grad_norm_(parameters, 1000.0),
        "value": lambda: nn.utils.clip_grad_value_(parameters, 2.0),
    }.items():
        for parameter, gradient in zip(parameters, gradients):
            parameter.grad = gradient.clone()
        norm = clip()
        if norm is not None:
            experiment.put(f"{name}.norm", norm)
        for i, parameter in enumerate(parameters):
            experiment.put(f"{name}.gradient{i}", parameter.grad)
    experiment.save()


def losses():
    """Each loss under each reduction, with the gradient of what it is computed from."""
    functional = nn.functional
    experiment = Experiment("losses")
    x = experiment.put("x", 3 * torch.randn(4, 5))
    real = experiment.put("real", torch.randn(4, 5))
    truth = experiment.put("truth", torch.randint(0, 2, (4, 5)).float())
    soft = experiment.put("soft", torch.rand(4, 5))
    weight = experiment.put("weight", 3 * torch.rand(5))
    classes = experiment.put("classes", torch.tensor([3, 0, 4, 1]))
    functions = {
        "mean_squared_error": lambda x, reduction: functional.mse_loss(x, real, reduction=reduction),
        "binary_cross_entropy": lambda x, reduction: functional.binary_cross_entropy_with_logits(x, truth, reduction=reduction),
        "binary_cross_entropy_soft": lambda x, reduction: functional.binary_cross_entropy_with_logits(x, soft, reduction=reduction),
        "binary_cross_entropy_weighted":
            lambda x, reduction: functional.binary_cross_entropy_with_logits(x, truth, pos_weight=weight, reduction=reduction),
        # PyTorch has no binary hinge loss of this form: the formula, by its operations.
        "hinge": lambda x, reduction: getattr(torch.clamp(1 - (2 * truth - 1) * x, min=0), reduction)(),
        "multi_class_hinge": lambda x, reduction: functional.multi_margin_loss(x, classes, reduction=reduction),
        "multi_class_hinge_margin": lambda x, reduction: functional.multi_margin_loss(x, classes, margin=2.5, reduction=reduction),
    }
    for name, f in functions.items():
        for reduction in "mean", "sum":
            logits = x.clone().requires_grad_()
            loss = experiment.put(f"{name}.{reduction}.loss", f(logits, reduction))
            loss.backward()
            experiment.put(f"{name}.{reduction}.gradient", logits.grad)
    experiment.save()


torch.manual_seed(20141222)  # the day Adam appeared
optimizers()
clipping()
losses()
