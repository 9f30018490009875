// images: noise8.tif
setThreshold(100, 200);
run("Variance...", "radius=1");
getThreshold(a, b);
print(a, b);
