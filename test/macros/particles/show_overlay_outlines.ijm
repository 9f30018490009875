// images: border.tif
run("Analyze Particles...", "show=[Overlay Outlines] display clear");
print(Overlay.size);
