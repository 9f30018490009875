// images: one8.tif
run("Sharpen");
