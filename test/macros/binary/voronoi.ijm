// images: discs.tif
run("Watershed");
run("Voronoi");
