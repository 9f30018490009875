// images: noise8.tif
print("before");
run("Analyze Particles...", "display clear");
print("after");
