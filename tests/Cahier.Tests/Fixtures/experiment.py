"""What every script that writes expected values shares: named tensors in a JSON file beside this one.

Made with PyTorch 1.13 (Debian: apt-get install python3-torch); the tests read only the files. Each file is one experiment:
inputs, masks, parameters and buffers under their state_dict names, outputs, and the gradients of everything. For a layer the
gradients are those of sum(output * seed); for a whole model, those of its loss.
"""
import json
import pathlib

import numpy
import torch

HERE = pathlib.Path(__file__).parent
torch.set_num_threads(1)


class Experiment:
    """Named tensors that end up in one file."""

    def __init__(self, name):
        self.name, self.tensors = name, {}

    def put(self, name, tensor):
        self.tensors[name] = torch.as_tensor(tensor).detach().clone()
        return tensor

    def parameters(self, module):
        for name, parameter in module.named_parameters():
            self.put("parameter." + name, parameter)
        for name, buffer in module.named_buffers():
            self.put("buffer." + name, buffer)

    def gradients(self, module=None, **inputs):
        for name, tensor in inputs.items():
            self.put("gradient." + name, tensor.grad)
        if module is not None:
            for name, parameter in module.named_parameters():
                self.put("gradient.parameter." + name, parameter.grad)

    def save(self):
        lines = []
        for name, tensor in self.tensors.items():
            flat = tensor.flatten().numpy()
            # The shortest decimal that reads back as the same float32.
            values = [int(v) if tensor.dtype in (torch.int64, torch.bool) else float(str(numpy.float32(v))) for v in flat]
            lines.append(f' {json.dumps(name)}: {{"shape": {json.dumps(list(tensor.shape))}, "values": {json.dumps(values, separators=(",", ":"))}}}')
        (HERE / f"{self.name}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def shake(module):
    """Moves every parameter away from its tidy first value: a scale of 1 or a bias of 0 would hide mistakes."""
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.add_(0.3 * torch.randn_like(parameter))
    return module


def layer(name, module, inputs, forward, **extra):
    """One forward and backward pass of a layer."""
    experiment = Experiment(name)
    for key, value in extra.items():
        experiment.put(key, value)
    for key, value in inputs.items():
        experiment.put(key, value.requires_grad_())
    experiment.parameters(shake(module))
    output = experiment.put("output", forward(module, **inputs))
    seed = experiment.put("seed", torch.randn_like(output))
    (output * seed).sum().backward()
    experiment.gradients(module, **inputs)
    experiment.save()
