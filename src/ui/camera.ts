/** Where both viewers look: the middle as fractions of the image, zoom relative to the whole image in the canvas. */
export interface Camera {
  readonly u: number;
  readonly v: number;
  readonly zoom: number;
}

export const wholeImage: Camera = { u: 0.5, v: 0.5, zoom: 1 };

interface Size {
  readonly width: number;
  readonly height: number;
}

const MAX_ZOOM = 200;

/** Screen pixels per sample. */
export function scaleOf(camera: Camera, image: Size, canvas: Size): number {
  return Math.min(canvas.width / image.width, canvas.height / image.height) * camera.zoom;
}

/** The part of the image, in samples, that fills the canvas; it may reach beyond the image. */
export function partOf(
  camera: Camera,
  image: Size,
  canvas: Size,
): Size & { readonly x: number; readonly y: number } {
  const scale = scaleOf(camera, image, canvas);
  const width = canvas.width / scale;
  const height = canvas.height / scale;
  return { x: camera.u * image.width - width / 2, y: camera.v * image.height - height / 2, width, height };
}

/** Zoom by a factor so that the sample under a canvas point stays there. */
export function zoomAt(
  camera: Camera,
  factor: number,
  at: { readonly x: number; readonly y: number },
  image: Size,
  canvas: Size,
): Camera {
  const zoom = Math.min(MAX_ZOOM, Math.max(1, camera.zoom * factor));
  const before = partOf(camera, image, canvas);
  const fx = at.x / canvas.width;
  const fy = at.y / canvas.height;
  const after = partOf({ ...camera, zoom }, image, canvas);
  return keepInside({
    u: (before.x + fx * before.width - (fx - 0.5) * after.width) / image.width,
    v: (before.y + fy * before.height - (fy - 0.5) * after.height) / image.height,
    zoom,
  });
}

/** Move by screen pixels. */
export function pan(camera: Camera, dx: number, dy: number, image: Size, canvas: Size): Camera {
  const scale = scaleOf(camera, image, canvas);
  return keepInside({
    ...camera,
    u: camera.u - dx / scale / image.width,
    v: camera.v - dy / scale / image.height,
  });
}

function keepInside(camera: Camera): Camera {
  if (camera.zoom <= 1) return { u: 0.5, v: 0.5, zoom: 1 };
  const clamp = (n: number) => Math.min(1, Math.max(0, n));
  return { ...camera, u: clamp(camera.u), v: clamp(camera.v) };
}
