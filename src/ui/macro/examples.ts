/** Macros to start from; each runs on the bundled sample image. */
export const examples: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: "Count nuclei",
    text: `// Smooth, threshold, separate touching nuclei, measure each
run("Duplicate...", "title=work");
run("Gaussian Blur...", "sigma=1.5");
setAutoThreshold("Li dark");
run("Convert to Mask");
run("Fill Holes");
run("Watershed");
run("Set Measurements...", "area mean centroid shape display redirect=None decimal=3");
run("Analyze Particles...", "size=30-Infinity show=[Count Masks] display exclude clear");
print("nuclei: " + nResults);
`,
  },
  {
    name: "Percentile normalisation",
    text: `// Scale so that 1 % of the pixels lie below 0 and 0.2 % above 1
run("32-bit");
getStatistics(area, mean, min, max, std);
getHistogram(values, counts, 256, min, max);
total = getWidth() * getHeight();
sum = 0;
i = 0;
while (sum + counts[i] < 0.01 * total) { sum += counts[i]; i++; }
low = values[i];
sum = 0;
i = 255;
while (sum + counts[i] < 0.002 * total) { sum += counts[i]; i--; }
high = values[i];
run("Subtract...", "value=" + low);
run("Divide...", "value=" + (high - low));
setMinAndMax(0, 1);
print("from", low, "to", high);
`,
  },
  {
    name: "Run a model, then measure",
    text: `// The bundled model inside a macro: what it finds is measured on the image
image = getTitle();
run("DeepImageJ Run", "model_path=[nuclei]");
setThreshold(0.5, 1e30);
setOption("BlackBackground", true);
run("Convert to Mask");
run("Analyze Particles...", "size=20-Infinity show=Nothing display clear");
print(image + ": " + nResults + " objects");
`,
  },
];
