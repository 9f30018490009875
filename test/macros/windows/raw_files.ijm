// images: noise16.tif rgb.tif noise32.tif
dir = getDirectory("temp");
names = newArray("16-bit Unsigned", "24-bit RGB", "32-bit Real");
for (i = 0; i < 3; i++) {
  selectImage(i + 1);
  getDimensions(w, h, c, z, t);
  mean = getValue("Mean");
  saveAs("Raw Data", dir + "raw" + i);
  run("Raw...", "open=" + dir + "raw" + i + " image=[" + names[i] + "] width=" + w + " height=" + h + " offset=0 number=1 gap=0");
  getMinAndMax(min, max);
  same = getValue("Mean") == mean; print(getTitle, bitDepth, same, min, max, nImages);
  close();
}
run("Raw...", "open=" + dir + "raw0 image=[16-bit Signed] width=16 height=8 offset=6 number=3 gap=2 little-endian");
getMinAndMax(min, max);
print(getTitle, bitDepth, nSlices, getValue(3, 4), getPixel(3, 4), min, max, calibrate(0));
for (i = 0; i < 3; i++) File.delete(dir + "raw" + i);
