// images: blobs8.tif
run("Scale...", "x=0.37 y=0.5 interpolation=Bilinear average create title=small");
