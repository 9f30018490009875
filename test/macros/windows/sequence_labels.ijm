// images: stack16.tif
dir = getDirectory("temp") + "named/";
File.makeDirectory(dir);
for (i = 1; i <= nSlices; i++) { setSlice(i); setMetadata("Label", "plane" + i + ".png"); }
run("Image Sequence... ", "dir=[" + dir + "] format=PNG use");
list = getFileList(dir);
Array.print(list);
print(getTitle);
for (i = 0; i < list.length; i++) File.delete(dir + list[i]);
File.delete(dir);
