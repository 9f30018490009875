// images: border.tif
run("Analyze Particles...", "show=Overlay display clear");
print(Overlay.size);
