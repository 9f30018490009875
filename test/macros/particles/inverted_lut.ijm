// images: lut_inverted.tif
run("Analyze Particles...", "display clear show=Masks");
print(nResults);
setOption("BlackBackground", false);
run("Analyze Particles...", "display clear show=Masks");
print(nResults);
