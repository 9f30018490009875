// images: stack16.tif stack16.tif
run("Concatenate...", "keep title=both image1=stack16.tif image2=stack16.tif");
print(nImages, nSlices);
