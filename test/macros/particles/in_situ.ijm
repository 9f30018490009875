// images: border.tif
run("Analyze Particles...", "size=4-Infinity show=Masks in_situ");
