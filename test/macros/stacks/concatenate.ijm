// images: stack8.tif ramp8.tif
run("Concatenate...", "  title=both image1=stack8.tif image2=ramp8.tif");
