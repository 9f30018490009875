// images: bimodal8.tif
run("Threshold...");
getThreshold(lower, upper);
print(lower, upper, nImages);
setThreshold(100, 255);
run("Threshold...");
getThreshold(lower, upper);
print(lower, upper);
run("Convert to Mask");
print(getValue("Mean"));
