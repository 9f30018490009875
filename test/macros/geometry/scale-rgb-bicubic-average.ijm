// images: rgb.tif
run("Scale...", "x=0.6 y=0.4 interpolation=Bicubic average create title=c");
