// images: discs.tif
newImage("grey", "16-bit ramp", 63, 56, 1);
selectImage("discs.tif");
run("Set Measurements...", "area mean min median redirect=grey decimal=3");
run("Analyze Particles...", "display clear summarize");
