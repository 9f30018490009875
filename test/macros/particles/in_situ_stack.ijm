// images: maskstack.tif
run("Analyze Particles...", "size=20-Infinity show=Masks in_situ stack");
