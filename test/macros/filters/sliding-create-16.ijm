// images: cells16.tif
run("Subtract Background...", "rolling=12 sliding create disable");
