// images: rgb.tif
run("Subtract Background...", "rolling=8 separate light sliding");
