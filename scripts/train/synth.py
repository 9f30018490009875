"""Synthetic fluorescence images of nuclei with instance labels, from one seed.

Every property that varies between microscopes and samples is drawn at random over a range wider than expected in
practice: size, shape, crowding, brightness of neighbours, texture, haze, vacuoles, background, blur, noise, grey levels.
"""

from __future__ import annotations

import numpy as np
from scipy import ndimage as ndi


def log_uniform(rng: np.random.Generator, low: float, high: float) -> float:
    return float(np.exp(rng.uniform(np.log(low), np.log(high))))


def smooth_noise(rng: np.random.Generator, shape: tuple[int, int], sigma: float) -> np.ndarray:
    """Gaussian noise of correlation length sigma, zero mean, unit deviation; drawn coarsely when sigma is large."""
    step = max(1, int(sigma / 2))
    small = [max(4, -(-n // step) + 2) for n in shape]
    noise = ndi.gaussian_filter(rng.standard_normal(small), sigma / step, mode="reflect")
    noise = (noise - noise.mean()) / (noise.std() + 1e-9)
    if step > 1:
        noise = ndi.zoom(noise, [(n + 1) / s for n, s in zip(shape, small)], order=1, mode="nearest", grid_mode=True)
        noise = np.pad(noise, [(0, max(0, n - m)) for n, m in zip(shape, noise.shape)], mode="edge")
    return noise[: shape[0], : shape[1]]


class Shape:
    """A nucleus outline: an ellipse with Fourier ripples, as a radius over the angle, relative coordinate rho <= 1."""

    def __init__(self, rng: np.random.Generator, diameter: float, style: dict):
        ratio = 1 + abs(rng.normal(0, style["elongation"]))
        self.a = diameter / 2 * np.sqrt(ratio)
        self.b = diameter / 2 / np.sqrt(ratio)
        self.angle = style["angle"] + rng.normal(0, style["angle_spread"])
        k = np.arange(2, 7)
        self.k = k
        self.amp = rng.normal(0, style["ripple"], k.size) / (k - 1)
        self.phase = rng.uniform(0, 2 * np.pi, k.size)
        self.reach = int(np.ceil(max(self.a, self.b) * (1.1 + np.abs(self.amp).sum()))) + 2

    def rho(self, cy: float, cx: float, y: np.ndarray, x: np.ndarray) -> np.ndarray:
        dy, dx = y - cy, x - cx
        c, s = np.cos(self.angle), np.sin(self.angle)
        u, v = (c * dx + s * dy) / self.a, (-s * dx + c * dy) / self.b
        theta = np.arctan2(v, u)
        edge = 1 + (self.amp * np.cos(theta[..., None] * self.k + self.phase)).sum(-1)
        return np.hypot(u, v) / np.maximum(edge, 0.3)


def make_image(seed: int, size: int = 256) -> tuple[np.ndarray, np.ndarray]:
    """One image (float32, camera counts) and its labels (uint16)."""
    rng = np.random.default_rng(seed)
    style = {
        "elongation": rng.choice([0.08, 0.25, 0.5]),
        "angle": rng.uniform(0, np.pi),
        "angle_spread": rng.choice([0.3, 3.0]),
        "ripple": rng.choice([0.02, 0.05, 0.1]),
    }
    diameter = log_uniform(rng, 7, 58)
    spread = rng.uniform(0.05, 0.3)
    fill = log_uniform(rng, 0.02, 0.6)
    count = int(np.clip(fill * size * size / (np.pi / 4 * diameter**2), 1, 350))
    mode = rng.choice(["uniform", "clusters", "touching"], p=[0.35, 0.25, 0.4])
    max_overlap = rng.choice([0.02, 0.1, 0.25])
    brightness_spread = rng.choice([0.1, 0.3, 0.6, 0.9])
    dome = rng.choice([0.0, 0.25, 0.6])
    texture = rng.choice([0.0, 0.1, 0.25, 0.4])
    texture_scale = log_uniform(rng, 0.03, 0.2) * diameter
    rim = rng.choice([0.0, 0.0, 0.3, 0.6])
    spots = rng.choice([0, 0, 0, 8])
    nucleoli = rng.choice([0, 0, 0, 3])
    vacuolated = rng.random() < 0.25 and diameter < 32
    fragments = rng.choice([0.0, 0.0, 0.03, 0.1])  # share of dying nuclei: a clump of small bright pieces
    in_front = rng.choice([0.0, 0.3, 0.7])
    mitotic_share = rng.choice([0.0, 0.05, 0.15])
    haze_share, haze_level = rng.choice([0.0, 0.0, 0.5, 1.0]), log_uniform(rng, 0.01, 0.2)
    if vacuolated:  # here the cell bodies are as bright as dim nuclei elsewhere, so the nuclei must be alike
        brightness_spread, haze_share, haze_level = rng.uniform(0.05, 0.3), 1.0, log_uniform(rng, 0.03, 0.25)
    holes: list[tuple[float, float, float]] = []

    labels = np.zeros((size, size), np.uint16)
    signal = np.zeros((size, size))
    haze = np.zeros((size, size))
    centres: list[tuple[float, float, float]] = []
    cluster_centres = rng.uniform(0, size, (max(1, count // 12), 2))
    grain = smooth_noise(rng, (size, size), max(0.7, texture_scale)) if texture else None
    next_label = 0
    for _ in range(count * 3):
        if next_label >= count:
            break
        d = float(np.clip(diameter * np.exp(rng.normal(0, spread)), 5, 70))
        mitotic = rng.random() < mitotic_share
        piece = not mitotic and bool(centres) and rng.random() < fragments * 4
        if piece:
            d = float(np.clip(d * rng.uniform(0.25, 0.5), 5, 20))
        shape = Shape(rng, d * (0.75 if mitotic else 1), {**style, "elongation": 1.5} if mitotic else style)
        if piece:  # near the last one, so that pieces gather
            py, px, pd = centres[-1]
            direction, distance = rng.uniform(0, 2 * np.pi), (pd + d) / 2 * rng.uniform(0.4, 1.0)
            cy, cx = py + distance * np.sin(direction), px + distance * np.cos(direction)
        elif mode == "touching" and centres and rng.random() < 0.6:
            py, px, pd = centres[rng.integers(len(centres))]
            direction, distance = rng.uniform(0, 2 * np.pi), (pd + d) / 2 * rng.uniform(0.8, 1.1)
            cy, cx = py + distance * np.sin(direction), px + distance * np.cos(direction)
        elif mode == "clusters":
            cy, cx = cluster_centres[rng.integers(len(cluster_centres))] + rng.normal(0, 2.0 * diameter, 2)
        else:
            cy, cx = rng.uniform(-d / 3, size + d / 3, 2)
        y0, y1 = max(0, int(cy) - shape.reach), min(size, int(cy) + shape.reach + 1)
        x0, x1 = max(0, int(cx) - shape.reach), min(size, int(cx) + shape.reach + 1)
        if y1 - y0 < 3 or x1 - x0 < 3:
            continue
        y, x = np.mgrid[y0:y1, x0:x1].astype(float)
        rho = shape.rho(cy, cx, y, x)
        vacuoles = []
        if vacuolated and rng.random() < 0.7:
            for _v in range(rng.integers(1, 4)):
                direction, radius = rng.uniform(0, 2 * np.pi), d * rng.uniform(0.25, 0.9)
                distance = d / 2 * rng.uniform(0.35, 0.7) + radius
                vy, vx = cy + distance * np.sin(direction), cx + distance * np.cos(direction)
                vacuoles.append((vy, vx, radius))
                holes.append((vy, vx, radius))
                rho = np.where(np.hypot(y - vy, x - vx) < radius, 9.0, rho)
        inside = rho <= 1
        area = inside.sum()
        if area < 12:
            continue
        taken = labels[y0:y1, x0:x1] > 0
        front = rng.random() < (0.8 if piece else in_front)
        if (inside & taken).sum() > (1.0 if piece and front else 2 * max_overlap if front else max_overlap) * area:
            continue
        own = inside if front else inside & ~taken
        if front and any((labels[y0:y1, x0:x1][inside] == n).sum() > 0.5 * (labels == n).sum() for n in np.unique(labels[y0:y1, x0:x1][inside & taken])):
            continue
        if own.sum() < 12:
            continue
        next_label += 1
        labels[y0:y1, x0:x1][own] = next_label
        centres.append((cy, cx, d))
        level = np.exp(rng.normal(0, brightness_spread)) * (rng.uniform(1.5, 4) if mitotic or (front and (inside & taken).any()) else 1)
        level = float(np.clip(level, 0.12, 6))
        profile = np.clip(1 - np.minimum(rho, 1) ** 2, 0, 1) ** dome if dome else np.ones_like(rho)
        if rim:
            profile = profile * (1 - rim * np.clip(1 - (rho / 0.8) ** 4, 0, 1))
        if grain is not None:
            profile = profile * np.clip(1 + texture * grain[y0:y1, x0:x1], 0.2, 3)
        for number, sign in ((spots, 1.0), (nucleoli, -0.5)):
            for _s in range(rng.poisson(number) if number else 0):
                r, direction = d / 2 * np.sqrt(rng.uniform(0, 0.7)), rng.uniform(0, 2 * np.pi)
                sy, sx, sr = cy + r * np.sin(direction), cx + r * np.cos(direction), d * rng.uniform(0.04, 0.1)
                profile = profile * (1 + sign * rng.uniform(0.3, 1) * np.exp(-((y - sy) ** 2 + (x - sx) ** 2) / (2 * sr**2)))
        part = np.where(inside, profile * level, 0)
        if front or rng.random() < 0.5:  # overlapping nuclei add up, or the one in front hides the other
            signal[y0:y1, x0:x1] += part
        else:
            signal[y0:y1, x0:x1] = np.where(own, part, signal[y0:y1, x0:x1])
        if rng.random() < haze_share:
            add_cytoplasm(rng, haze, cy, cx, d, haze_level * level * rng.uniform(0.3, 2))
        for vy, vx, radius in vacuoles:
            add_ring(rng, haze, vy, vx, radius + rng.uniform(0, 2), level * log_uniform(rng, 0.04, 0.35))
    if vacuolated:
        for vy, vx, radius in holes:
            found = window(haze, vy, vx, radius + 1)
            if found:
                at, y, x = found
                haze[at] *= np.where(np.hypot(y - vy, x - vx) < radius, 0.4, 1)
        for _ in range(rng.integers(0, 14)):
            add_ring(rng, haze, *rng.uniform(0, size, 2), diameter * rng.uniform(0.3, 1.8), log_uniform(rng, 0.04, 0.4))

    if rng.random() < 0.4:  # nuclei far out of focus
        for _ in range(rng.integers(1, 15)):
            add_blob(haze, *rng.uniform(0, size, 2), diameter * rng.uniform(0.4, 1.2), log_uniform(rng, 0.03, 0.35))
    if rng.random() < 0.3:  # fibres
        for _ in range(rng.integers(1, 10)):
            add_fibre(rng, haze, diameter * rng.uniform(0.05, 0.2), log_uniform(rng, 0.02, 0.2))
    if rng.random() < 0.3:  # debris, too small to be a nucleus
        for _ in range(rng.integers(1, 25)):
            add_blob(haze, *rng.uniform(0, size, 2), rng.uniform(0.5, 1.1), log_uniform(rng, 0.2, 3))

    image = signal + haze
    if rng.random() < 0.3:  # scattered light of the whole specimen
        image = image + rng.uniform(0.05, 0.4) * ndi.gaussian_filter(image, diameter * rng.uniform(0.4, 1.5))
    image = ndi.gaussian_filter(image, log_uniform(rng, 0.5, max(0.8, min(3.0, 0.1 * diameter))))
    yy, xx = np.mgrid[0:size, 0:size] / size - 0.5
    if rng.random() < 0.5:  # uneven illumination
        direction, strength = rng.uniform(0, 2 * np.pi), rng.uniform(0, 0.7)
        image = image * (1 + strength * (np.cos(direction) * xx + np.sin(direction) * yy) - rng.uniform(0, 1) * (xx**2 + yy**2))
    background = log_uniform(rng, 0.005, 0.5)
    field = 1 + rng.uniform(0, 0.6) * (np.cos(1.0) * xx + np.sin(1.0) * yy)
    if rng.random() < 0.4:
        field = field + rng.uniform(0, 0.5) * smooth_noise(rng, (size, size), log_uniform(rng, 15, 80))
    image = np.maximum(image + background * np.maximum(field, 0), 0)

    photons = log_uniform(rng, 15, 5000)
    image = rng.poisson(np.minimum(image * photons, 1e7)) / photons
    image = image + rng.normal(0, log_uniform(rng, 0.001, 0.05), image.shape)
    if rng.random() < 0.15:
        image = ndi.gaussian_filter(image, rng.uniform(0.4, 0.9))  # correlated noise
    top = np.percentile(image, 99.9)
    image = np.maximum(image / max(top, 1e-6), 0)
    if rng.random() < 0.25:
        image = np.minimum(image, rng.uniform(0.35, 0.95))  # saturation
    if rng.random() < 0.2:
        image = image ** rng.uniform(0.6, 1.4)
    levels = log_uniform(rng, 30, 4000)  # few grey levels: a dim 8 bit image
    return np.round(image * levels).astype(np.float32), labels


def window(target: np.ndarray, cy: float, cx: float, reach: float):
    size = target.shape[0]
    y0, y1 = int(max(0, cy - reach)), int(min(size, cy + reach + 1))
    x0, x1 = int(max(0, cx - reach)), int(min(size, cx + reach + 1))
    if y1 <= y0 or x1 <= x0:
        return None
    y, x = np.mgrid[y0:y1, x0:x1].astype(float)
    return (slice(y0, y1), slice(x0, x1)), y, x


def add_cytoplasm(rng, target, cy, cx, d, level):
    """A dim, soft, irregular cell body around a nucleus."""
    a, b, angle = d * rng.uniform(0.6, 2.2), d * rng.uniform(0.5, 1.0), rng.uniform(0, np.pi)
    cy, cx = cy + rng.normal(0, 0.3 * d), cx + rng.normal(0, 0.3 * d)
    found = window(target, cy, cx, 2.2 * max(a, b))
    if found:
        at, y, x = found
        c, s = np.cos(angle), np.sin(angle)
        u, v = (c * (x - cx) + s * (y - cy)) / a, (-s * (x - cx) + c * (y - cy)) / b
        power = rng.choice([1.0, 2.0, 4.0])
        target[at] += level * np.exp(-((u * u + v * v) ** power) / 1.2)


def add_ring(rng, target, cy, cx, radius, level):
    """The border of a vacuole: a ring, thicker and brighter on one side, sometimes with the cell around it."""
    width, lobes, phase = rng.uniform(0.6, 2.2), rng.integers(1, 4), rng.uniform(0, 2 * np.pi)
    uneven, cell = rng.uniform(0, 1), rng.choice([0, 0, 0.5])
    found = window(target, cy, cx, 1.6 * radius + 4 * width)
    if found:
        at, y, x = found
        side = 0.5 + 0.5 * np.cos(lobes * np.arctan2(y - cy, x - cx) + phase)
        spread = width * (1 + uneven * side)
        away = np.hypot(y - cy, x - cx) - radius
        target[at] += level * (1 - uneven * (1 - side)) * np.exp(-(away**2) / (2 * spread**2))
        if cell:
            target[at] += cell * level * (away > 0) * np.exp(-(((away / (0.15 * radius + 2) / (0.5 + side)) ** 4)))


def add_blob(target, cy, cx, sigma, level):
    found = window(target, cy, cx, 4 * sigma)
    if found:
        at, y, x = found
        target[at] += level * np.exp(-((y - cy) ** 2 + (x - cx) ** 2) / (2 * sigma**2))


def add_fibre(rng, target, width, level):
    size = target.shape[0]
    y, x = np.mgrid[0:size, 0:size].astype(float)
    angle, offset, bend = rng.uniform(0, np.pi), rng.uniform(-0.6, 0.6) * size, rng.uniform(-1, 1) / size
    u = np.cos(angle) * (x - size / 2) + np.sin(angle) * (y - size / 2)
    v = -np.sin(angle) * (x - size / 2) + np.cos(angle) * (y - size / 2)
    along = np.exp(-(((u - rng.uniform(-0.4, 0.4) * size) / (size * rng.uniform(0.1, 0.5))) ** 2))
    target += level * along * np.exp(-((v - offset - bend * u * u) ** 2) / (2 * max(width, 0.7) ** 2))
