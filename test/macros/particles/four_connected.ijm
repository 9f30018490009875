// images: border.tif
run("Analyze Particles...", "display clear four show=Masks");
print(nResults);
