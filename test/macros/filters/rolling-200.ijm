// images: noise16.tif
run("Subtract Background...", "rolling=200");
