// images: stack8.tif
run("Stack to Images");
print(nImages, getTitle());
