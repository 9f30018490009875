// images: stack8.tif
makeLine(3, 4, 30, 20);
setSlice(2);
run("Plot XY Profile");
print(getTitle, nSlices, nImages, getSliceNumber, getWidth, getHeight, bitDepth);
close();
print(getTitle, getSliceNumber);
