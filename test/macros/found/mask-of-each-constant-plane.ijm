// images: const8.tif
if (nSlices==1) { run("Duplicate...","title=b"); run("Concatenate...","title=s image1=const8.tif image2=b"); }
run("Convert to Mask","method=Otsu background=Dark calculate black list");
