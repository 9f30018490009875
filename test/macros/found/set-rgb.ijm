// images: rgb.tif
run("Set...", "value=77");
print(getTitle(), bitDepth(), nImages, nResults, nSlices);
