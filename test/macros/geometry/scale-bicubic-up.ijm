// images: noise32.tif
run("Scale...", "x=2 y=2 interpolation=Bicubic create title=b");
