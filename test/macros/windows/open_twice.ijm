// images: noise8.tif
dir = getDirectory("temp");
saveAs("Tiff", dir + "twice.tif");
open(dir + "twice.tif"); same = indexOf(dir, File.directory); print(getTitle, File.name, File.nameWithoutExtension, same);
open(dir + "twice.tif"); print(getTitle);
open(dir + "twice.tif"); print(getTitle, nImages);
close("twice*");
print(nImages);
File.delete(dir + "twice.tif");
