// images: stack16.tif
setMinAndMax(100, 2000);
run("Stack to Images");
print(nImages, getTitle());
