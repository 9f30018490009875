// images: hyper8.tif
optimalThreshold=0.5; getMinAndMax(lo,hi); getStatistics(ar,me,mi,ma); setThreshold(optimalThreshold,ma); setOption("BlackBackground",true); run("Convert to Mask","method=Default background=Dark black"); run("Divide...","value=255");
