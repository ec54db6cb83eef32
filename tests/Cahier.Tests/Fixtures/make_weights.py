#!/usr/bin/env python3
"""Writes a PyTorch state_dict as files of weights, built byte by byte from the two formats' descriptions, and what they hold as JSON."""
import json
import struct

import torch
from torch import nn

from experiment import HERE, Experiment

# safetensors' names, TorchSharp's numbers (c10::ScalarType)
TYPES = {
    torch.float32: ("F32", 6), torch.int64: ("I64", 4), torch.float16: ("F16", 5),
    torch.bfloat16: ("BF16", 15), torch.float64: ("F64", 7), torch.int32: ("I32", 3),
}


def raw(tensor):
    if tensor.dtype == torch.bfloat16:
        return tensor.view(torch.int16).numpy().tobytes()
    return tensor.numpy().tobytes()


def leb128(value):
    """Seven bits a byte, the lowest first; the eighth says that another byte follows."""
    out = bytearray()
    while value >= 128:
        out.append(value % 128 + 128)
        value //= 128
    return bytes(out + bytearray([value]))


def safetensors(tensors):
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in tensors.items():
        begin = len(data)
        data += raw(tensor)
        header[name] = {"dtype": TYPES[tensor.dtype][0], "shape": list(tensor.shape), "data_offsets": [begin, len(data)]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + data


def torchsharp(tensors):
    out = leb128(len(tensors))
    for name, tensor in tensors.items():
        key = name.encode()
        out += leb128(len(key)) + key + leb128(TYPES[tensor.dtype][1]) + leb128(tensor.dim())
        for length in tensor.shape:
            out += leb128(length)
        out += raw(tensor)
    return out


def main():
    torch.manual_seed(20220922)
    model = nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2))
    for _ in range(5):
        model(torch.randn(4, 3))
    tensors = dict(model.state_dict())
    tensors["wide.weight"] = torch.randn(1, 130)            # a length of two bytes in LEB128
    tensors["half"] = torch.randn(3).half()
    tensors["brain"] = torch.randn(3).bfloat16()
    tensors["double"] = torch.randn(2, 1).double()
    tensors["integers"] = torch.tensor([-3, 70000], dtype=torch.int32)
    tensors["nothing"] = torch.zeros(0, 4)
    tensors["été"] = torch.tensor(1.5)
    (HERE / "weights.safetensors").write_bytes(safetensors(tensors))
    (HERE / "weights.dat").write_bytes(torchsharp(tensors))
    experiment = Experiment("weights")
    for name, tensor in tensors.items():
        experiment.put("parameter." + name, tensor.float())
    experiment.save()


main()
