// images: stack8.tif
run("Convert to Mask","method=Otsu background=Dark calculate black list");
