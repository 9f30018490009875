// images: border.tif
run("Analyze Particles...", "size=2-60 display clear show=Masks");
run("Analyze Particles...", "size=10 display clear");
run("Analyze Particles...", "size=4-2 display clear");
print(nResults);
