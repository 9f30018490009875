// images: time8.tif
run("Stack to Images");
print(nImages, getTitle());
