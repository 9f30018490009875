// images: discs_inverted.tif
setOption("BlackBackground", false);
run("Analyze Particles...", "size=4-Infinity show=Masks in_situ");
