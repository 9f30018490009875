// images: discs_inverted.tif
setOption("BlackBackground", false);
run("Analyze Particles...", "display clear show=Masks");
print(nResults);
setOption("BlackBackground", true);
selectImage("discs_inverted.tif");
run("Analyze Particles...", "display clear");
print(nResults);
