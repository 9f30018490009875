// images: stack16.tif stack16.tif
rename("b");
run("Concatenate...", "open title=both image1=stack16.tif image2=b");
getDimensions(w, h, c, z, t);
print(w, h, c, z, t);
