// images: holes.tif
run("Analyze Particles...", "overlay");
print(Overlay.size, nResults);
run("Analyze Particles...", "show=Masks overlay");
print(Overlay.size);
