// images: blobs8.tif ramp8.tif noise8.tif
run("Concatenate...", "all_open title=[all of them]");
