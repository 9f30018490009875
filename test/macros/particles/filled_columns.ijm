// images: border.tif
run("Analyze Particles...", "display clear");
for (i = 0; i < nResults; i++) setResult("Twice", i, 2 * getResult("Area", i));
updateResults();
run("Analyze Particles...", "size=10-Infinity display");
