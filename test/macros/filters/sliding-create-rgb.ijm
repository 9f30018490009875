// images: rgb.tif
run("Subtract Background...", "rolling=12 sliding create disable");
