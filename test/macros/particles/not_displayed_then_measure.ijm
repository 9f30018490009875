// images: border.tif
run("Analyze Particles...", "size=5-Infinity");
print(nResults, isOpen("Results"));
updateResults();
run("Measure");
print(nResults);
