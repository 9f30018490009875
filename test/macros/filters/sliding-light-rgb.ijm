// images: rgb.tif
run("Subtract Background...", "rolling=8 light sliding disable");
