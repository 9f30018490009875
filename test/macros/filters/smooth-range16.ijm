// images: range16.tif
run("Smooth");
