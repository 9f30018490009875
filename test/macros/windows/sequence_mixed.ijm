// images: noise8.tif noise16.tif rgb.tif stack8.tif
dir = getDirectory("temp") + "mixed/";
File.makeDirectory(dir);
selectImage("noise16.tif"); saveAs("Tiff", dir + "b10.tif");
selectImage("noise8.tif"); saveAs("Tiff", dir + "b2.tif");
selectImage("rgb.tif"); saveAs("PNG", dir + "b1.png");
selectImage("stack8.tif"); saveAs("Tiff", dir + "c.tif");
File.saveString("no image", dir + "notes.txt");
close("*");
run("Image Sequence...", "dir=[" + dir + "] filter=(b[0-9]+.t) sort");
for (i = 1; i <= nSlices; i++) { setSlice(i); print(bitDepth, getInfo("slice.label"), getValue("Mean")); }
run("Image Sequence...", "dir=[" + dir + "] type=RGB sort");
for (i = 1; i <= nSlices; i++) { setSlice(i); print(bitDepth, getInfo("slice.label"), getValue("Mean")); }
print(getTitle, nImages);
list = getFileList(dir);
for (i = 0; i < list.length; i++) File.delete(dir + list[i]);
File.delete(dir);
