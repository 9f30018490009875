// images: cells16.tif
run("Subtract Background...", "rolling=20 light");
