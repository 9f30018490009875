// images: calibrated.tif
ms=12; setThreshold(100,255);
run("Analyze Particles...","size=&ms-Infinity show=[Count Masks] display include clear summarize add"); print(getTitle,nResults,nImages,bitDepth); getMinAndMax(a,b); print(a,b,is("Inverting LUT"));
