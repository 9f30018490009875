// images: noise8.tif
run("3-3-2 RGB");
run("8-bit");
print(is("grayscale"));
run("Spectrum");
run("8-bit");
setThreshold(10, 20);
run("32-bit");
getThreshold(a, b); print(a, b);
