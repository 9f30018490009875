// images: border.tif
run("Voronoi");
