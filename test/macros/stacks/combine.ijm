// images: blobs8.tif ramp8.tif
run("Combine...", "stack1=blobs8.tif stack2=ramp8.tif");
