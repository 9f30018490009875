// images: noise32.tif
run("Scale...", "width=13 height=11 interpolation=None average create title=small");
