// images: blobs8.tif
run("Canvas Size...", "width=80 height=71 position=Center zero");
