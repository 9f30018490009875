// images: composite8.tif
setThreshold(100, 255);
run("Analyze Particles...", "size=5-Infinity display clear show=Masks");
print(nResults, nSlices);
selectImage("composite8.tif");
run("Analyze Particles...", "size=5-Infinity display clear slice");
print(nResults);
