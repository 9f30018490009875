// images: holes.tif
run("Analyze Particles...", "display clear four show=[Count Masks]");
print(nResults);
