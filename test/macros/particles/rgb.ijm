// images: rgb.tif
run("Analyze Particles...", "display clear");
print("after");
