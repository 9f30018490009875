// images: ramp8.tif
doCommand("Invert");
wait(1000);
print(nImages, getPixel(2, 2));
