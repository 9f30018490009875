// images: bimodal8.tif
m = newArray("Default", "Huang", "Intermodes", "IsoData", "IJ_IsoData", "Li", "MaxEntropy", "Mean", "MinError", "Minimum", "Moments", "Otsu", "Percentile", "RenyiEntropy", "Shanbhag", "Triangle", "Yen");
for (i=0; i<m.length; i++) {
  setAutoThreshold(m[i]);
  getThreshold(a, b);
  setAutoThreshold(m[i]+" dark");
  getThreshold(c, d);
  print(m[i], a, b, c, d);
}
