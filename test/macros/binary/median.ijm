// images: specks.tif
run("Median", "radius=2");
