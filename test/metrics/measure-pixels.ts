import type { NdArray } from "../../src/array/index.ts";
import * as m from "../../src/metrics/index.ts";

export interface PixelOptions {
  readonly range?: number;
  readonly window?: number;
  readonly sigma?: number;
}

/** Every pixel measure by name; each is computed when asked for. */
export function pixelMeasures(s: NdArray, g: NdArray, options: PixelOptions): Record<string, () => number> {
  const sums = m.pixelSums(s, g);
  const line = () => m.linearFit(s, g, sums);
  const range = () => m.dataRange(s, sums, options.range);
  return {
    NormL1: () => m.normL1(sums),
    NormL2: () => m.normL2(sums),
    RMSE: () => m.rmse(sums),
    MAE: () => m.mae(sums),
    SNR: () => m.snr(sums),
    PSNR: () => m.psnr(sums, range()),
    NRMSE: () => m.nrmse(sums),
    Pearson: () => m.pearson(sums, line()),
    RegressSNR: () => m.regressSnr(sums, line()),
    "SI-RMSE": () => m.scaleInvariantRmse(sums, line()),
    "SI-PSNR": () => m.scaleInvariantPsnr(sums, line()),
    DiceLoss: () => m.diceLoss(sums),
    Bce: () => m.bce(s, g, sums),
    KLD: () => m.kld(s, g, sums),
    MAPE: () => m.mape(s, g, sums).value,
    MSLE: () => m.msle(s, g, sums),
    Hinge: () => m.hinge(s, g, sums),
    Square_Hinge: () => m.hinge(s, g, sums, 2),
    Log_Cosh: () => m.logCosh(s, g, sums),
    Poisson: () => m.poisson(s, g, sums),
    LAP: () => m.laplacianPyramid(s, g, options.sigma),
    SSIM: () => {
      const { sum, windows } = m.ssim(s, g, { range: range(), window: options.window ?? 3 });
      return sum / windows;
    },
  };
}
