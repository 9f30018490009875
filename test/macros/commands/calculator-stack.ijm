// images: stack8.tif maskstack.tif
run("Image Calculator...", "image1=stack8.tif operation=Subtract image2=maskstack.tif create stack");
print(getTitle, nSlices);
run("Image Calculator...", "image1=stack8.tif operation=Max image2=maskstack.tif stack");
print(getTitle, nSlices, nImages);
