// images: blobs8.tif cells16.tif
run("Images to Stack", "method=[Scale (smallest)] name=Both title=[] bicubic use keep");
print(nImages, getTitle(), nSlices);
