// images: column8.tif
run("Scale...", "x=2 y=0.5 interpolation=Bilinear average create title=r");
