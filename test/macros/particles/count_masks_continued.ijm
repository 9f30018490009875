// images: border.tif
run("Analyze Particles...", "display clear");
run("Analyze Particles...", "show=[Count Masks]");
run("Analyze Particles...", "show=[Count Masks] display");
print(nResults);
