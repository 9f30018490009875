// images: prob32.tif
run("Subtract Background...", "rolling=20 light");
