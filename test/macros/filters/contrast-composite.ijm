// images: composite16.tif
Stack.setChannel(2);
run("Enhance Contrast", "saturated=0.35");
getMinAndMax(a, b);
print(a, b);
