// images: maskstack.tif
run("Analyze Particles...", "size=20-Infinity add stack");
print(roiManager("count"));
