// images: noise8.tif
run("Fill Holes");
