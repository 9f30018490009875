// images: blobs8.tif ramp8.tif
run("Images to Stack");
