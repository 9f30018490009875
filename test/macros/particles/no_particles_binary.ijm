// images: border.tif
run("Multiply...", "value=0");
run("Analyze Particles...", "display clear show=[Count Masks]");
print(nResults);
