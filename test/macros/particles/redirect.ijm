// images: discs.tif
newImage("grey", "8-bit ramp", 63, 56, 1);
selectImage("discs.tif");
run("Set Measurements...", "area mean min center display redirect=grey decimal=3");
run("Analyze Particles...", "display clear");
