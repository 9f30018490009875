// images: composite16.tif
run("Subtract Background...", "rolling=8");
