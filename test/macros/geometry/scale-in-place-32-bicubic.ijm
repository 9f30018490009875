// images: noise32.tif
run("Scale...", "x=0.8 y=0.8 interpolation=Bicubic");
