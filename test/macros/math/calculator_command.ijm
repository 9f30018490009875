// images: noise8.tif blobs8.tif
run("Image Calculator...", "image1=noise8.tif operation=Average image2=blobs8.tif create");
print(getTitle, nImages);
run("Image Calculator...", "image1=noise8.tif operation=Difference image2=blobs8.tif");
print(getTitle, nImages);
