// images: stack16.tif
setThreshold(500, 2000);
run("Gaussian Blur...", "sigma=1 stack");
getThreshold(a, b);
print(a, b);
