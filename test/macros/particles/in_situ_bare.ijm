// images: holes.tif
run("Analyze Particles...", "show=[Bare Outlines] in_situ");
