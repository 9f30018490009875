// images: hyper16.tif
run("Scale...", "x=1.5 y=1.5 z=1.0 width=40 height=34 depth=3 interpolation=Bilinear average create title=h");
