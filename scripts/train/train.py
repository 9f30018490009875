"""Trains the nuclei network from one seed. See README.md for the commands."""

from __future__ import annotations

import argparse
import copy
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from data import FOREGROUND, INTERIOR, SEAM, Pool
from model import UNet


def loss_of(logits: torch.Tensor, bits: torch.Tensor) -> torch.Tensor:
    foreground, interior = ((bits & bit) > 0 for bit in (FOREGROUND, INTERIOR))
    seam = ((bits & SEAM) > 0).float()
    weights = (1 + 1.0 * seam, 1 + 4.0 * seam)
    total = logits.new_zeros(())
    for channel, (truth, weight) in enumerate(zip((foreground.float(), interior.float()), weights)):
        z = logits[:, channel]
        total = total + (F.binary_cross_entropy_with_logits(z, truth, reduction="none") * weight).mean()
        p = torch.sigmoid(z) * weight
        total = total + 0.5 * (1 - (2 * (p * truth).sum() + 1) / (p.sum() + (truth * weight).sum() + 1))
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheels", type=Path, help="folder with the wheels listed in README.md")
    parser.add_argument("--out", type=Path, required=True, help="checkpoint to write")
    parser.add_argument("--init", type=Path, help="checkpoint to go on from; the optimiser starts afresh")
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--stop", type=int, help="stop after so many of the steps")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--size", type=int, default=128)
    parser.add_argument("--synthetic", type=int, default=2400)
    parser.add_argument("--real", type=int, default=800)
    parser.add_argument("--rate", type=float, default=4e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()

    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    started = time.time()
    pool = Pool(args.seed, args.synthetic, args.real, args.wheels)
    print(f"pool of {len(pool.items)} images after {time.time() - started:.0f} s", flush=True)

    model = UNet().to(memory_format=torch.channels_last)
    if args.init:
        model.load_state_dict(torch.load(args.init))
    average = copy.deepcopy(model)
    optimiser = torch.optim.AdamW(model.parameters(), args.rate, weight_decay=1e-3)
    warm = min(200, args.steps // 10)
    recent: list[float] = []
    for step in range(args.stop or args.steps):
        share = step / warm if step < warm else 0.5 * (1 + math.cos(math.pi * (step - warm) / (args.steps - warm)))
        for group in optimiser.param_groups:
            group["lr"] = args.rate * max(share, 1e-3)
        images, bits = pool.batch(args.batch, args.size)
        logits = model(torch.from_numpy(images).to(memory_format=torch.channels_last))
        loss = loss_of(logits, torch.from_numpy(bits))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimiser.step()
        keep = min(0.995, (step + 1) / (step + 20))
        with torch.no_grad():
            for slow, fast in zip(average.state_dict().values(), model.state_dict().values()):
                if slow.dtype.is_floating_point:
                    slow.mul_(keep).add_(fast, alpha=1 - keep)
        recent.append(loss.item())
        if (step + 1) % 100 == 0 or step + 1 == args.steps:
            print(f"step {step + 1} loss {np.mean(recent[-100:]):.4f} {time.time() - started:.0f} s", flush=True)
            torch.save(average.state_dict(), args.out)


if __name__ == "__main__":
    main()
