// images: cells16.tif
run("Scale...", "x=- y=- width=20 height=17 interpolation=Bicubic average create title=small");
