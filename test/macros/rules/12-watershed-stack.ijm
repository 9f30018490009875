// images: maskstack.tif
run("Watershed");
