// images: composite8.tif
run("Split Channels");
print(nImages, getTitle);
for (i=1; i<=nImages; i++) { selectImage(i); print(getTitle); getMinAndMax(a,b); print(a,b, is("grayscale")); }
run("Merge Channels...", "c1=C2-composite8.tif c2=C1-composite8.tif c3=C3-composite8.tif create");
print(getTitle, nImages);
