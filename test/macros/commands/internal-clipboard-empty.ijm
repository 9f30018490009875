// images: noise8.tif
print("before");
run("Internal Clipboard");
print("after", nImages);
