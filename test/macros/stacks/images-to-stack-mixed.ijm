// images: cells16.tif noise32.tif
run("Images to Stack", "method=[Scale (largest)] name=M title=[] use");
