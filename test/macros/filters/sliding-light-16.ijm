// images: cells16.tif
run("Subtract Background...", "rolling=8 light sliding disable");
