// images: cells16.tif
setThreshold(500, 2000);
run("Gaussian Blur...", "sigma=1");
getThreshold(a, b);
print(a, b);
