// images: noise8.tif
run("Next Slice [>]");
print(getTitle(), bitDepth(), nImages, nResults, nSlices);
