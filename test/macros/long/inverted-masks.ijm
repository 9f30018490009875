// images: discs_inverted.tif
// A mask with dark objects on white, and with an inverting table.
setOption("BlackBackground", false);
print(is("binary"), is("Inverting LUT"));
run("Duplicate...", "title=eroded");
run("Erode");
getStatistics(area, mean);
print(mean);
run("Invert LUT");
print(is("Inverting LUT"));
getStatistics(area, mean);
print(mean);
run("Fill Holes");
run("Watershed");
getStatistics(area, mean);
print(mean);
run("Analyze Particles...", "size=0-Infinity show=Outlines display clear");
print(nResults, getTitle());
close();
selectWindow("discs_inverted.tif");
setOption("BlackBackground", true);
run("Analyze Particles...", "size=0-Infinity show=Nothing display");
print(nResults);
run("Invert");
run("Ultimate Points");
getStatistics(area, mean, min, max);
print(max);
