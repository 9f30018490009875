// images: noise8.tif
run("Southeast");
