// images: rgb.tif
run("Subtract Background...", "rolling=12 create");
