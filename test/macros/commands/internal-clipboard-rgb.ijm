// images: rgb.tif indexed.tif
selectImage(1);
makeRectangle(5, 6, 11, 7);
run("Copy");
run("Internal Clipboard");
print(getTitle, getWidth, getHeight, bitDepth);
selectWindow("indexed.tif");
run("Select All");
run("Copy");
run("Internal Clipboard");
getLut(r, g, b);
print(getTitle, getWidth, getHeight, bitDepth, r[100], g[100], b[100]);
