// images: noise32.tif
run("Subtract Background...", "rolling=6 sliding");
