// images: composite8.tif composite8.tif
rename("b");
run("Concatenate...", "title=x image1=composite8.tif image2=b");
getDimensions(w, h, c, z, t);
print(w, h, c, z, t);
