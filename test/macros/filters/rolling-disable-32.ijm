// images: prob32.tif
run("Subtract Background...", "rolling=8 disable");
