// images: stack16.tif
run("Canvas Size...", "width=30 height=40 position=Center-Right zero");
