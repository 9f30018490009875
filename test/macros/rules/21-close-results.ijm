// images: noise8.tif blobs8.tif noise16.tif
close("NOISE8.tif"); print(nImages); close("*s8*"); print(nImages); close("nothere"); print(nImages); print("x"); close("Log"); print("y"); setResult("a",0,1); close("Results"); print(nResults); close("*"); print(nImages);
