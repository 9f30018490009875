// images: stack16.tif
dir = getDirectory("temp");
saveAs("ZIP", dir + "packed");
print(getTitle);
open(dir + "packed.zip");
print(getTitle, nSlices, nImages, getInfo("image.filename"));
File.delete(dir + "packed.zip");
