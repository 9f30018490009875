// images: cells16.tif
setOption("BlackBackground", false);
setAutoThreshold("Default dark");
run("Convert to Mask");
run("Fill Holes");
run("Close-");
run("Watershed");
run("Voronoi");
