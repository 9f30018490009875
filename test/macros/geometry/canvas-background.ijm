// images: noise32.tif
setBackgroundColor(255, 255, 255);
run("Canvas Size...", "width=60 height=50 position=Bottom-Right");
