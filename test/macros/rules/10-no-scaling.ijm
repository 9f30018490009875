// images: stack32.tif
setOption("ScaleConversions",false); run("16-bit"); run("8-bit"); 
