// images: holes.tif
run("Analyze Particles...", "show=Masks");
print(nResults, isOpen("Results"));
