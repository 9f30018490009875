// images: stack8.tif
setOption("BlackBackground",false); setThreshold(50,180); run("Convert to Mask","method=Default background=Dark"); print(is("Inverting LUT"));
