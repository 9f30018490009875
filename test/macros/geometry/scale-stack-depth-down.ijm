// images: stack8.tif
run("Scale...", "x=- y=- z=- width=18 height=15 depth=3 interpolation=Bicubic average process create title=st");
