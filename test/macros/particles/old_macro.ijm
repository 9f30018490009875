// images: border.tif
run("Analyze Particles...", "minimum=5 maximum=100 bins=20 show=Nothing display clear");
print(nResults);
