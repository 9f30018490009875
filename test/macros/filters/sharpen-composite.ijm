// images: composite16.tif
run("Sharpen");
