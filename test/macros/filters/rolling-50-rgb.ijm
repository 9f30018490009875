// images: rgb.tif
run("Subtract Background...", "rolling=50");
