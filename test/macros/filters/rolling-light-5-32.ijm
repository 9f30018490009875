// images: prob32.tif
run("Subtract Background...", "rolling=5 light");
