// images: noise8.tif
dir = getDirectory("temp") + "nextdir/";
File.makeDirectory(dir);
for (i = 1; i <= 3; i++) { run("Add...", "value=3"); saveAs("Tiff", dir + "n" + i + ".tif"); }
close();
File.saveString("text", dir + "n2a.txt");
open(dir + "n1.tif");
run("Open Next");
print(getTitle, nImages, getValue("Mean"));
run("Open Next");
print(getTitle, nImages, getValue("Mean"));
run("Open Next");
print(getTitle, nImages, getValue("Mean"));
for (i = 1; i <= 3; i++) File.delete(dir + "n" + i + ".tif");
File.delete(dir + "n2a.txt");
File.delete(dir);
