// images: holes.tif
setBatchMode(true);
run("Analyze Particles...", "show=Masks display clear add");
print(getTitle(), nResults, roiManager("count"));
setBatchMode(false);
