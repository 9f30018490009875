// images: noise8.tif
setThreshold(100, 200);
run("Maximum...", "radius=1");
getThreshold(a, b);
print(a, b);
