// images: noise8.tif
run("Smooth");
