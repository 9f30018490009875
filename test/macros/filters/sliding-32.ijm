// images: prob32.tif
run("Subtract Background...", "rolling=15 sliding");
