// images: noise8.tif
run("Reset... ");
print("after", nImages);
