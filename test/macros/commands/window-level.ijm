// images: noise16.tif
run("Window/Level...");
getMinAndMax(min, max);
print(min, max, nImages);
run("Color Balance...");
getMinAndMax(min, max);
print(min, max);
run("Brightness/Contrast...");
getMinAndMax(min, max);
print(min, max);
