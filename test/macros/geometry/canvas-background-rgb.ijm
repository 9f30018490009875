// images: rgb.tif
setBackgroundColor(10, 200, 30);
run("Canvas Size...", "width=60 height=50 position=Center-Left");
