// images: border.tif
run("Measure");
run("Analyze Particles...", "size=5-Infinity");
print(nResults);
run("Analyze Particles...", "size=5-Infinity clear");
print(nResults, isOpen("Results"));
run("Measure");
print(nResults);
