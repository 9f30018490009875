// images: noise8.tif rgb.tif
dir = getDirectory("temp");
selectImage(1);
run("Fire");
saveAs("LUT", dir + "fire");
run("Grays");
open(dir + "fire.lut");
getLut(r, g, b);
print(r[100], g[100], b[100], nImages);
run("Grays");
run("LUT... ", "open=" + dir + "fire.lut");
getLut(r, g, b);
print(r[100], g[100], b[100], nImages);
File.delete(dir + "fire.lut");
