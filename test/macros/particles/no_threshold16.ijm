// images: cells16.tif
run("Analyze Particles...", "display clear");
print("after");
