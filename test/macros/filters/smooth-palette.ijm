// images: indexed.tif
run("Smooth");
