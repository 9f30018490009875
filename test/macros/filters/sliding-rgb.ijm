// images: rgb.tif
run("Subtract Background...", "rolling=15 sliding");
