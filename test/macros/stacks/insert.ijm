// images: blobs8.tif ramp8.tif
run("Insert...", "source=ramp8.tif destination=blobs8.tif x=10 y=-5");
