// images: stack16.tif
dir = getDirectory("temp");
saveAs("Tiff", dir + "planes.tif");
open(dir + "planes.tif", 2);
getMinAndMax(min, max);
print(getTitle, nSlices, getPixel(3, 4), min, max, getInfo("slice.label"));
File.delete(dir + "planes.tif");
