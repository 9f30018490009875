// images: range16.tif
run("Subtract Background...", "rolling=20 sliding");
