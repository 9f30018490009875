// images: stack16.tif
run("Scale...", "x=1 y=1 z=2 width=36 height=31 depth=8 interpolation=Bilinear average process create title=st");
