// images: blobs8.tif cells16.tif
run("Concatenate...", "title=x image1=blobs8.tif image2=cells16.tif");
