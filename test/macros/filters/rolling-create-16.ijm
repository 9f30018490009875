// images: cells16.tif
run("Subtract Background...", "rolling=12 create");
