// images: border.tif
run("Analyze Particles...", "show=[Count Masks] in_situ");
