// images: blobs8.tif blobs8.tif
run("Images to Stack");
print(nImages, getTitle(), nSlices);
