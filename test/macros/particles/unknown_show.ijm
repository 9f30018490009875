// images: border.tif
run("Analyze Particles...", "show=Something display clear");
print("after");
