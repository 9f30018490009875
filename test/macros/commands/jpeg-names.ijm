// images: rgb.tif stack8.tif
dir = getDirectory("temp");
selectImage(1);
saveAs("Jpeg", dir + "k1"); print(getTitle);
run("Jpeg...", "save=" + dir + "k2.jpg"); print(getTitle, getInfo("image.filename"));
run("PNG...", "save=" + dir + "k3.png"); print(getTitle);
run("Tiff...", "save=[" + dir + "k4.tif]"); print(getTitle, getInfo("image.filename"));
run("Revert"); print(getTitle);
selectImage(2);
run("Raw Data...", "save=" + dir + "k5.raw"); print(getTitle, File.length(dir + "k5.raw"));
run("Text Image...", "save=" + dir + "k6.txt"); print(getTitle);
run("ZIP...", "save=" + dir + "k7.zip"); print(getTitle);
a = newArray("k1.jpg", "k2.jpg", "k3.png", "k4.tif", "k5.raw", "k6.txt", "k7.zip");
for (i = 0; i < a.length; i++) print(File.delete(dir + a[i]));
