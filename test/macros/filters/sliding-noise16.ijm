// images: noise16.tif
run("Subtract Background...", "rolling=3 light sliding");
