// images: border.tif
run("Analyze Particles...", "clear summarize slice");
print(nResults);
run("Analyze Particles...", "size=5-Infinity show=Nothing display exclude");
print(nResults);
