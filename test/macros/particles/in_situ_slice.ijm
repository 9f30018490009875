// images: maskstack.tif
setSlice(3);
run("Analyze Particles...", "size=20-Infinity show=Masks in_situ");
