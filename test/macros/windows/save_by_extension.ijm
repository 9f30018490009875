// images: noise8.tif
dir = getDirectory("temp");
save(dir + "one.tif"); print(getTitle, File.exists(dir + "one.tif"), getInfo("image.filename"));
save(dir + "two"); print(getTitle, File.exists(dir + "two.tif"));
save(dir + "three.png"); print(getTitle, File.exists(dir + "three.png"));
saveAs(dir + "four.tif"); print(getTitle, File.exists(dir + "four.tif"));
saveAs("tiff", dir + "five.x"); print(getTitle, File.exists(dir + "five.tif"));
saveAs("tiff", dir + "six.2"); print(getTitle, File.exists(dir + "six.2.tif"));
saveAs("tiff", dir + "seven.tiff"); print(getTitle, File.exists(dir + "seven.tiff"));
saveAs("jpg", dir + "eight"); print(getTitle, File.exists(dir + "eight.jpg"));
saveAs("raw", dir + "nine"); print(getTitle, File.exists(dir + "nine"), File.length(dir + "nine"));
saveAs("zip", dir + "ten"); print(getTitle, File.exists(dir + "ten.zip"));
saveAs("lut", dir + "eleven"); print(getTitle, File.length(dir + "eleven.lut"));
saveAs("pgm", dir + "twelve"); print(getTitle, File.length(dir + "twelve.pgm"));
a = newArray("one.tif","two.tif","three.png","four.tif","five.tif","six.2.tif","seven.tiff","eight.jpg","nine","ten.zip","eleven.lut","twelve.pgm");
for (i = 0; i < a.length; i++) print(File.delete(dir + a[i]));
