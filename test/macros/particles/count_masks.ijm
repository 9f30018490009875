// images: holes.tif
run("Analyze Particles...", "size=5-Infinity show=[Count Masks] clear");
print(nResults, getTitle());
getMinAndMax(min, max);
print(min, max);
run("8-bit");
