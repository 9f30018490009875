// images: border.tif
run("Analyze Particles...", "size=1e1-Infinity display clear");
print(nResults);
run("Analyze Particles...", "size=5e-1-Infinity display clear");
print(nResults);
