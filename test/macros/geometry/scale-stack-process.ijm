// images: stack8.tif
run("Scale...", "x=0.5 y=0.5 z=1.0 interpolation=Bilinear average process create title=st");
