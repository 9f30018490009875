// images: cells16.tif
run("Size...", "width=30 height=45 constrain average interpolation=Bicubic");
