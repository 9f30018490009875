// images: row8.tif
run("Sharpen");
