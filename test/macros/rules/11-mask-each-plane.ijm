// images: stack32.tif
run("Convert to Mask","method=Mean background=Dark calculate black"); print(is("Inverting LUT"),is("composite"),bitDepth,nSlices,is("binary"));
