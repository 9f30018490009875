// images: composite16.tif
run("Smooth");
