// images: prob32.tif
run("Subtract Background...", "rolling=12 sliding create disable");
