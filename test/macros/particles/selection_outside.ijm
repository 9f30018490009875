// images: border.tif
makeOval(60, 60, 10, 9);
run("Analyze Particles...", "display clear show=Masks summarize");
print(nResults);
