// images: const8.tif
run("Analyze Particles...", "show=[Overlay Masks]");
print("on");
