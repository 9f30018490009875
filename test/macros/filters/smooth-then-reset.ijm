// images: noise8.tif
run("Smooth");
run("Sharpen");
reset();
