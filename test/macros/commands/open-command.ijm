// images: noise16.tif
dir = getDirectory("temp");
saveAs("Tiff", dir + "opened.tif");
close();
run("Open...", "path=" + dir + "opened.tif");
print(getTitle, bitDepth, getValue("Mean"), nImages);
run("Open...", "path=[" + dir + "opened.tif]");
print(getTitle, nImages);
File.delete(dir + "opened.tif");
