// images: row8.tif
run("Subtract Background...", "rolling=4 sliding");
