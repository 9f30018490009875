// images: noise32.tif
run("Misc...", "divide=3");
run("Divide...", "value=0");
print(getPixel(4, 3));
run("Misc...");
print("after");
