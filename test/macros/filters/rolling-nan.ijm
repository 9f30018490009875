// images: nan32.tif
run("Subtract Background...", "rolling=3");
