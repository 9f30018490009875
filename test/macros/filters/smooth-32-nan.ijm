// images: nan32.tif
run("Smooth");
