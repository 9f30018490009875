// images: hyper8.tif
Stack.setPosition(1, 2, 2);
setThreshold(100, 255);
run("Analyze Particles...", "size=5-Infinity add slice");
print(roiManager("count"));
