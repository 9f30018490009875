// images: const32.tif
setAutoThreshold("Default dark"); getThreshold(a,b); print(a,b); run("Convert to Mask");
