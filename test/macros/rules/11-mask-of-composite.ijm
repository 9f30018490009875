// images: composite16.tif
setThreshold(50,180);
run("Convert to Mask","method=Default background=Dark black"); print(is("Inverting LUT"),is("composite"),bitDepth,nSlices,is("binary"));
