// images: row8.tif
run("Smooth");
