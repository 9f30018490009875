// images: noise8.tif
dir = getDirectory("temp");
run("Tiff...", "save=" + dir + "c1.tif"); print(getTitle, File.exists(dir + "c1.tif"));
run("Jpeg...", "save=" + dir + "c2.jpg"); print(getTitle, File.exists(dir + "c2.jpg"));
run("Text Image...", "save=" + dir + "c3.txt"); print(getTitle, File.length(dir + "c3.txt"));
run("ZIP...", "save=" + dir + "c4.zip"); print(getTitle, File.exists(dir + "c4.zip"));
run("Raw Data...", "save=" + dir + "c5.raw"); print(getTitle, File.length(dir + "c5.raw"));
run("PNG...", "save=" + dir + "c6.png"); print(getTitle, File.exists(dir + "c6.png"));
run("PGM...", "save=" + dir + "c7.pgm"); print(getTitle, File.length(dir + "c7.pgm"));
run("LUT...", "save=" + dir + "c8.lut"); print(getTitle, File.length(dir + "c8.lut"));
makeRectangle(3, 4, 5, 6);
run("Selection...", "save=" + dir + "c9.roi"); print(getTitle, File.exists(dir + "c9.roi"));
a = newArray("c1.tif", "c2.jpg", "c3.txt", "c4.zip", "c5.raw", "c6.png", "c7.pgm", "c8.lut", "c9.roi");
for (i = 0; i < a.length; i++) print(File.delete(dir + a[i]));
