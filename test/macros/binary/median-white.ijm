// images: holes.tif
setOption("BlackBackground", false);
run("Median", "radius=3");
