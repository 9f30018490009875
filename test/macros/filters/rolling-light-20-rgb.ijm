// images: rgb.tif
run("Subtract Background...", "rolling=20 light");
