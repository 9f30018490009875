// images: one8.tif
run("Smooth");
