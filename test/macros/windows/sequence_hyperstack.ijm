// images: hyper8.tif
dir = getDirectory("temp") + "hyper/";
File.makeDirectory(dir);
run("Image Sequence... ", "dir=[" + dir + "] format=TIFF name=h");
list = getFileList(dir);
Array.print(list);
open(dir + list[1]); print(bitDepth, getWidth, getHeight, getValue("Mean"));
for (i = 0; i < list.length; i++) File.delete(dir + list[i]);
File.delete(dir);
