// images: holes.tif
setOption("BlackBackground", false);
run("Fill Holes");
