// images: noise8.tif
snapshot();
setPixel(0, 0, 1); setPixel(1, 0, 2);
reset();
print(getPixel(0, 0), getPixel(1, 0));
run("Add...", "value=30");
reset();
print(getPixel(0, 0), getPixel(1, 0));
