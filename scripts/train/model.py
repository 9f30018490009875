"""The network: a small 2D U-Net with a finite receptive field, and its folded form for export."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn

WIDTHS = (16, 24, 36, 48)
COMPRESSION = 0.15  # x / (|x| + COMPRESSION) lifts dim nuclei; the second input feature


def features(x: torch.Tensor) -> torch.Tensor:
    return torch.cat([x, x / (x.abs() + COMPRESSION)], 1)


def block(inputs: int, outputs: int) -> nn.Sequential:
    layers: list[nn.Module] = []
    for i in (inputs, outputs):
        layers += [nn.Conv2d(i, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()]
    return nn.Sequential(*layers)


class UNet(nn.Module):
    """Three poolings; two 3x3 convolutions per level. Returns logits of (foreground, interior)."""

    def __init__(self) -> None:
        super().__init__()
        w = WIDTHS
        self.encoder = nn.ModuleList([block(2, w[0]), block(w[0], w[1]), block(w[1], w[2]), block(w[2], w[3])])
        self.up = nn.ModuleList([nn.ConvTranspose2d(w[i + 1], w[i], 2, 2) for i in range(3)])
        self.decoder = nn.ModuleList([block(2 * w[i], w[i]) for i in range(3)])
        self.head = nn.Conv2d(w[0], 2, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = features(x)
        skips = []
        for level, encode in enumerate(self.encoder):
            x = encode(x)
            if level < 3:
                skips.append(x)
                x = nn.functional.max_pool2d(x, 2)
        for level in (2, 1, 0):
            x = self.decoder[level](torch.cat([skips[level], self.up[level](x)], 1))
        return self.head(x)


def folded(model: UNet) -> dict[str, np.ndarray]:
    """Weights by name with every BatchNorm folded into the convolution before it (in float64, then float32)."""
    out: dict[str, np.ndarray] = {}

    def fold(name: str, sequence: nn.Sequential) -> None:
        for n, at in enumerate((0, 3)):
            conv, norm = sequence[at], sequence[at + 1]
            scale = norm.weight.double() / torch.sqrt(norm.running_var.double() + norm.eps)
            out[f"{name}_{n}.weight"] = (conv.weight.double() * scale[:, None, None, None]).detach().float().numpy()
            out[f"{name}_{n}.bias"] = (norm.bias.double() - norm.running_mean.double() * scale).detach().float().numpy()

    for level in range(4):
        fold(f"encoder{level}", model.encoder[level])
    for level in range(3):
        fold(f"decoder{level}", model.decoder[level])
        out[f"up{level}.weight"] = model.up[level].weight.detach().numpy()
        out[f"up{level}.bias"] = model.up[level].bias.detach().numpy()
    out["head.weight"], out["head.bias"] = model.head.weight.detach().numpy(), model.head.bias.detach().numpy()
    return out
