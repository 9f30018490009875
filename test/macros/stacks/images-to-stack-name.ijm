// images: blobs8.tif ramp8.tif
run("Images to Stack", "method=[Copy (center)] name=Both title=[] use");
print(getTitle(), nSlices);
