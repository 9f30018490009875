// images: noise8.tif
dir = getDirectory("temp");
saveAs("Tiff", dir + "kept.tif");
run("Add...", "value=5");
run("Save", "save=" + dir + "kept2.tif");
print(getTitle, File.exists(dir + "kept2.tif"));
run("Add...", "value=5");
mean = getValue("Mean");
run("Save");
close();
open(dir + "kept2.tif");
same = getValue("Mean") == mean;
print(getTitle, same, nImages);
File.delete(dir + "kept.tif"); File.delete(dir + "kept2.tif");
