// images: rgb.tif
run("Subtract Background...", "rolling=5 light");
