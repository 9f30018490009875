// images: maskstack.tif
run("Analyze Particles...", "size=2-Infinity show=[Count Masks] stack");
print(nSlices, nResults);
