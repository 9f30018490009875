// images: one8.tif
run("Subtract Background...", "rolling=50");
