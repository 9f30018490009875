// images: noise8.tif
run("Sharpen");
